var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  linkTo: () => linkTo
});
module.exports = __toCommonJS(stdin_exports);
var PAGES = {
  genesyscloud_architect_ivr: (id) => `/directory/#/admin/routing/ivrs/${id}`,
  genesyscloud_architect_schedules: (id) => `/directory/#/admin/routing/scheduling/schedules/${id}`,
  genesyscloud_architect_datatable: (id) => `/directory/#/admin/routing/datatables/${id}`,
  genesyscloud_routing_queue: (id) => `/directory/#/admin/organization/queues/${id}`,
  genesyscloud_integration_action: (id) => `/directory/#/admin/integrations/actions/${id}/summary`
};
var linkTo = (apps, resourceType, id, flowType = null) => {
  if (apps === null) return null;
  const safeId = encodeURIComponent(id);
  if (resourceType !== "genesyscloud_flow") {
    const page = PAGES[resourceType];
    return page === void 0 ? null : `${apps}${page(safeId)}`;
  }
  return flowType === null ? null : `${apps}/architect/#/${encodeURIComponent(flowType.toLowerCase())}/flows/${safeId}/latest`;
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  linkTo
});
