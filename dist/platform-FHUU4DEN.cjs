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
  createPlatform: () => createPlatform
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_QYKOSGVA = require("./chunk-QYKOSGVA.cjs");
var import_chunk_XPTBYPPW = require("./chunk-XPTBYPPW.cjs");
var import_chunk_DCPZ7XWQ = require("./chunk-DCPZ7XWQ.cjs");
var import_chunk_L6WI2S5Y = require("./chunk-L6WI2S5Y.cjs");
var import_chunk_VV7P6TPC = require("./chunk-VV7P6TPC.cjs");
var readFlowSessions = async (session, ids) => {
  const parts = await Promise.all(
    (0, import_chunk_L6WI2S5Y.chunksOf)(ids).map(
      (part) => session.ask("conversations in flows", async ({ analytics }) => {
        const query = { metrics: [{ metric: "oFlow" }], groupBy: ["flowId"], filter: anyOf("flowId", part) };
        const answer = await analytics.postAnalyticsFlowsActivityQuery(query, { pageSize: part.length, pageNumber: 1 });
        const rows = rowsOf(answer).flatMap(
          ({ group, data }) => (data ?? []).filter(({ metric }) => metric === "oFlow").map(({ count }) => ({ id: group?.flowId, count }))
        );
        return part.map((id) => [id, sumFor(id, rows)]);
      })
    )
  );
  return (0, import_chunk_DCPZ7XWQ.mapAnswer)((0, import_chunk_DCPZ7XWQ.allKnown)(parts), (counts) => new Map(counts.flat()));
};
var readQueueActivity = async (session, ids) => {
  const parts = await Promise.all(
    (0, import_chunk_L6WI2S5Y.chunksOf)(ids).map(
      (part) => session.ask("interactions in queues", async ({ analytics }) => {
        const query = { metrics: ["oWaiting", "oInteracting"], filter: anyOf("queueId", part) };
        const rows = rowsOf(await analytics.postAnalyticsQueuesObservationsQuery(query)).flatMap(
          ({ group, data }) => (data ?? []).map(({ metric, stats }) => ({ id: group?.queueId, metric, count: stats?.count }))
        );
        const of = (id, metric) => sumFor(
          id,
          rows.filter((row) => row.metric === metric)
        );
        return part.map((id) => [id, { waiting: of(id, "oWaiting"), interacting: of(id, "oInteracting") }]);
      })
    )
  );
  return (0, import_chunk_DCPZ7XWQ.mapAnswer)((0, import_chunk_DCPZ7XWQ.allKnown)(parts), (activities) => new Map(activities.flat()));
};
var anyOf = (dimension, values) => ({
  type: "or",
  predicates: values.map((value) => ({ dimension, operator: "matches", value }))
});
var rowsOf = ({ results, ...rest }) => {
  if (Array.isArray(results)) return results;
  const others = Object.keys(rest).filter((key) => key !== "entityIdDimension" && key !== "systemToOrganizationMappings");
  if (results !== void 0 || others.length > 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer has no results");
  return [];
};
var sumFor = (id, rows) => rows.filter((row) => row.id === id).reduce((sum, { count }) => {
  if (typeof count !== "number") throw (0, import_chunk_DCPZ7XWQ.malformed)("a row has no count");
  return sum + count;
}, 0);
var FEW = 5;
var PAGE_SIZE = 100;
var createArchitectLists = (session, names) => ({
  schedules: objectsOf(session, names, {
    label: "schedules",
    list: ({ architect }, page) => architect.getArchitectSchedules(page),
    one: ({ architect }, id) => architect.getArchitectSchedule(id),
    read: versioned
  }),
  scheduleGroups: objectsOf(session, names, {
    label: "schedule groups",
    list: ({ architect }, page) => architect.getArchitectSchedulegroups(page),
    one: ({ architect }, id) => architect.getArchitectSchedulegroup(id),
    read: (group) => ({
      ...versioned(group),
      scheduleIds: idsOf([...group.openSchedules ?? [], ...group.closedSchedules ?? [], ...group.holidaySchedules ?? []])
    })
  }),
  ivrs: objectsOf(session, names, {
    label: "IVRs",
    list: ({ architect }, page) => architect.getArchitectIvrs(page),
    one: ({ architect }, id) => architect.getArchitectIvr(id),
    read: (ivr) => ({
      ...versioned(ivr),
      flowIds: idsOf([ivr.openHoursFlow, ivr.closedHoursFlow, ivr.holidayHoursFlow]),
      scheduleGroupId: ivr.scheduleGroup?.id ?? null
    })
  }),
  emergencyGroups: objectsOf(session, names, {
    label: "emergency groups",
    list: ({ architect }, page) => architect.getArchitectEmergencygroups(page),
    one: ({ architect }, id) => architect.getArchitectEmergencygroup(id),
    read: (group) => ({
      ...versioned(group),
      enabled: group.enabled === true,
      callFlows: (group.emergencyCallFlows ?? []).map(({ emergencyFlow, ivrs }) => ({
        flowId: emergencyFlow?.id ?? null,
        ivrIds: idsOf(ivrs ?? [])
      }))
    })
  })
});
var objectsOf = (session, names, { label, list, one, read }) => {
  let everything = null;
  const readAll = async () => {
    const answer = await session.askAll(
      label,
      async (apis, pageNumber) => (0, import_chunk_DCPZ7XWQ.readPage)(await list(apis, { pageSize: PAGE_SIZE, pageNumber }), (model) => isDeleted(model) ? null : read(model))
    );
    return (0, import_chunk_DCPZ7XWQ.mapAnswer)(answer, (states) => states.filter((state) => state !== null));
  };
  const all = () => {
    everything ??= readAll();
    return everything;
  };
  const single = async (id) => {
    const answer = await session.ask(label, async (apis) => {
      const model = await one(apis, id);
      return isDeleted(model) ? null : read(model);
    });
    return !answer.known && answer.failure?.kind === "not-found" ? (0, import_chunk_DCPZ7XWQ.known)(null) : answer;
  };
  const few = async (ids) => {
    const states = [];
    for (const answer of await Promise.all(ids.map(single))) {
      if (!answer.known) return answer;
      if (answer.value !== null) states.push(answer.value);
    }
    return (0, import_chunk_DCPZ7XWQ.known)(states);
  };
  return {
    all,
    some: async (ids) => {
      const wanted = new Set(ids);
      const answer = wanted.size <= FEW ? await few([...wanted]) : await all();
      if (!answer.known) return answer;
      return (0, import_chunk_DCPZ7XWQ.known)(
        await withNames(
          names,
          answer.value.filter(({ id }) => wanted.has(id))
        )
      );
    }
  };
};
var isDeleted = ({ state }) => state === "deleted";
var versioned = ({ id, name, division, version, dateModified, modifiedBy, modifiedByApp }) => {
  if (id === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("an object has no id");
  return {
    id,
    name,
    divisionId: division?.id ?? null,
    version: version ?? null,
    modifiedAt: dateModified ?? null,
    modifiedBy: editorOf(modifiedBy, modifiedByApp)
  };
};
var editorOf = (user, app) => {
  const id = user ?? app;
  return id === void 0 ? null : { kind: id === app ? "client" : "person", id, name: null };
};
var idsOf = (references) => references.flatMap((reference) => reference?.id === void 0 ? [] : [reference.id]);
var withNames = async (names, states) => {
  const named = await names.of(states.flatMap(({ modifiedBy }) => modifiedBy === null ? [] : [modifiedBy.id]));
  return new Map(
    states.map((state) => {
      const found2 = state.modifiedBy === null ? void 0 : named.get(state.modifiedBy.id);
      return [state.id, found2 === void 0 || found2.name === null ? state : { ...state, modifiedBy: found2 }];
    })
  );
};
var objectTypeOfFlow = (flowType) => {
  const type = flowType.toUpperCase();
  if (type === "SPEECH") return null;
  return type === "WORKFLOW" ? type : `${type}FLOW`;
};
var KINDS = {
  IVRCONFIGURATION: ["IVR", "genesyscloud_architect_ivr"],
  EMERGENCYGROUP: ["emergency group", "genesyscloud_architect_emergencygroup"],
  SCHEDULE: ["schedule", "genesyscloud_architect_schedules"],
  SCHEDULEGROUP: ["schedule group", "genesyscloud_architect_schedulegroups"],
  QUEUE: ["queue", "genesyscloud_routing_queue"],
  DATAACTION: ["data action", "genesyscloud_integration_action"],
  DATATABLE: ["data table", "genesyscloud_architect_datatable"],
  EMAILROUTE: ["email route", "genesyscloud_routing_email_route"],
  RECORDINGPOLICY: ["recording policy", "genesyscloud_recording_media_retention_policy"],
  USERPROMPT: ["prompt", "genesyscloud_architect_user_prompt"],
  RESPONSE: ["response", "genesyscloud_responsemanagement_response"],
  WIDGET: ["widget", "genesyscloud_widget_deployment"],
  COMPOSERSCRIPT: ["script", "genesyscloud_script"],
  SMSPHONENUMBER: ["message address", null]
};
var referrerOf = ({ id, name, type }) => {
  if (id === void 0 || type === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("a referrer has no id or type");
  const [kind, resourceType] = KINDS[type] ?? (isFlow(type) ? [flowWords(type), "genesyscloud_flow"] : [type.toLowerCase(), null]);
  return { kind, resourceType, id, name: name ?? null };
};
var isFlow = (type) => type === "WORKFLOW" || type.endsWith("FLOW");
var flowWords = (type) => type === "WORKFLOW" ? "workflow" : `${type.slice(0, -"FLOW".length).toLowerCase()} flow`;
var PAGE_SIZE2 = 100;
var readFedQueues = async (session, { id, type, published }) => {
  const version = published?.versionId ?? published?.version ?? null;
  if (version === null) return (0, import_chunk_DCPZ7XWQ.known)([]);
  const objectType = objectTypeOfFlow(type);
  if (objectType === null) return (0, import_chunk_DCPZ7XWQ.unknown)(`the queues of the flow: the platform does not track what flows of type ${type} use`);
  const consumed = await session.askAll(
    "the queues of the flow",
    async ({ architect }, pageNumber) => (0, import_chunk_DCPZ7XWQ.readPage)(
      await architect.getArchitectDependencytrackingConsumedresources(id, version, objectType, {
        resourceType: ["QUEUE"],
        pageSize: PAGE_SIZE2,
        pageNumber
      }),
      (dependency) => dependency
    )
  );
  if (!consumed.known) return consumed;
  const queues = new Map(consumed.value.flatMap(queueOf));
  if (queues.size === 0) return (0, import_chunk_DCPZ7XWQ.known)([]);
  return (0, import_chunk_DCPZ7XWQ.mapAnswer)(
    await readQueueActivity(session, [...queues.keys()]),
    (activity) => [...queues].map(([queue, name]) => ({ id: queue, name, ...activity.get(queue) ?? { waiting: 0, interacting: 0 } }))
  );
};
var queueOf = ({ id, name, type, deleted }) => id === void 0 || type !== "QUEUE" || deleted === true ? [] : [[id, name ?? null]];
var LISTS = {
  genesyscloud_flow: ({ architect }, query) => architect.getFlows(query),
  genesyscloud_architect_schedules: ({ architect }, query) => architect.getArchitectSchedules(query),
  genesyscloud_architect_schedulegroups: ({ architect }, query) => architect.getArchitectSchedulegroups(query),
  genesyscloud_architect_ivr: ({ architect }, query) => architect.getArchitectIvrs(query),
  genesyscloud_architect_emergencygroup: ({ architect }, query) => architect.getArchitectEmergencygroups(query)
};
var findByTypeAndName = async (session, resourceType, name) => {
  const list = LISTS[resourceType];
  if (list === void 0) return (0, import_chunk_DCPZ7XWQ.unknown)(`objects named "${name}": ${resourceType} cannot be looked up by name`);
  const answer = await session.askAll(
    `objects named "${name}"`,
    async (apis, pageNumber) => (0, import_chunk_DCPZ7XWQ.readPage)(await list(apis, { name, pageSize: 100, pageNumber }), (entity) => isMeant(entity, name) ? found(entity) : null)
  );
  return (0, import_chunk_DCPZ7XWQ.mapAnswer)(answer, (entities) => entities.filter((entity) => entity !== null));
};
var isMeant = (entity, name) => entity.name === name && entity.deleted !== true && entity.state !== "deleted";
var found = ({ id, name, type }) => {
  if (id === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("an object has no id");
  return { id, name, type: type?.toUpperCase() ?? null };
};
var readFlows = async (session, names, ids) => {
  const parts = await Promise.all(
    (0, import_chunk_L6WI2S5Y.chunksOf)(ids).map(
      (part) => session.askAll(
        "flows",
        async ({ architect }, pageNumber) => (0, import_chunk_DCPZ7XWQ.readPage)(
          await architect.getFlows({ id: [...part], pageSize: import_chunk_L6WI2S5Y.IDS_AT_ONCE, pageNumber }),
          (flow) => flow.deleted === true ? null : stateOf(flow)
        )
      )
    )
  );
  const answer = (0, import_chunk_DCPZ7XWQ.allKnown)(parts);
  if (!answer.known) return answer;
  return (0, import_chunk_DCPZ7XWQ.known)(
    await withNames2(
      names,
      answer.value.flat().filter((flow) => flow !== null)
    )
  );
};
var stateOf = (flow) => {
  const { id, name, type, currentOperation: operation, publishedVersion: version } = flow;
  if (id === void 0 || type === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("a flow has no id or type");
  return {
    id,
    name,
    type: type.toUpperCase(),
    divisionId: flow.division?.id ?? null,
    lockedBy: actorOf(flow.lockedUser, flow.lockedClient),
    operation: operation === void 0 || operation.complete === true ? null : { name: operation.actionName ?? "an operation", by: actorOf(operation.user, operation.client) },
    published: version === void 0 ? null : {
      versionId: version.id ?? null,
      version: version.name ?? version.commitVersion ?? null,
      at: version.datePublished ?? null,
      by: actorOf(flow.publishedBy, version.createdByClient)
    },
    checkedInVersionId: flow.checkedInVersion?.id ?? null
  };
};
var actorOf = (user, client) => {
  const isClient = client?.id !== void 0 && (user?.id === void 0 || user.id === client.id);
  const { id, name } = (isClient ? client : user) ?? {};
  return id === void 0 ? null : { kind: isClient ? "client" : "person", id, name: name ?? null };
};
var withNames2 = async (names, flows) => {
  const actors = flows.flatMap(({ lockedBy, operation, published }) => [lockedBy, operation?.by ?? null, published?.by ?? null]);
  const named = await names.of(actors.flatMap((actor) => actor === null || actor.name !== null ? [] : [actor.id]));
  const name = (actor) => {
    const found2 = actor === null ? void 0 : named.get(actor.id);
    return found2 === void 0 || found2.name === null ? actor : found2;
  };
  return new Map(
    flows.map((flow) => [
      flow.id,
      {
        ...flow,
        lockedBy: name(flow.lockedBy),
        operation: flow.operation === null ? null : { ...flow.operation, by: name(flow.operation.by) },
        published: flow.published === null ? null : { ...flow.published, by: name(flow.published.by) }
      }
    ])
  );
};
var readOrganization = (session) => session.ask("the organisation", async ({ organization }) => {
  const { id, name } = await organization.getOrganizationsMe();
  if (id === void 0 || name === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("the organisation has no id or name");
  return { id, name };
});
var readGrants = (session) => session.ask("permissions", async ({ authorization }) => {
  const { grants } = await authorization.getAuthorizationSubjectsMe();
  if (!Array.isArray(grants)) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer has no grants");
  return grants.flatMap(grantsIn);
});
var grantsIn = ({ division, role }) => (role?.policies ?? []).map(({ domain, entityName, actions }) => ({
  domain: domain ?? "",
  entity: entityName ?? "",
  actions: actions ?? [],
  divisionId: division?.id ?? "",
  divisionName: division?.name ?? null
}));
var PAGE_SIZE3 = 100;
var createReferrers = (session, lists) => {
  let index = null;
  const indexStatus = () => {
    index ??= readIndexStatus(session);
    return index;
  };
  const ivrsWith = async (test) => (0, import_chunk_DCPZ7XWQ.mapAnswer)(await lists.ivrs.all(), (ivrs) => ivrs.filter(test).map(asIvr));
  const emergencyGroupsWith = async (test) => (0, import_chunk_DCPZ7XWQ.mapAnswer)(await lists.emergencyGroups.all(), (groups) => groups.filter(test).map(asEmergencyGroup));
  const ofFlow = async (id, type) => {
    const [ivrs, groups, indexed] = await Promise.all([
      ivrsWith(({ flowIds }) => flowIds.includes(id)),
      emergencyGroupsWith(({ callFlows }) => callFlows.some(({ flowId }) => flowId === id)),
      indexedReferrers(session, id, type)
    ]);
    const found2 = [ivrs, groups, indexed].flatMap((answer) => answer.known ? answer.value : []);
    const referrers = [...new Map(found2.map((referrer) => [referrer.id, referrer])).values()].filter((referrer) => referrer.id !== id);
    if (referrers.length > 0) return (0, import_chunk_DCPZ7XWQ.known)(referrers);
    if (!indexed.known) return indexed;
    const status = await indexStatus();
    if (!status.known) return status;
    return status.value === "OPERATIONAL" ? (0, import_chunk_DCPZ7XWQ.known)([]) : (0, import_chunk_DCPZ7XWQ.unknown)(`who refers to the flow: the index of dependencies is ${status.value}, so "nobody" cannot be trusted`);
  };
  return async (object) => {
    switch (object.kind) {
      case "flow":
        return ofFlow(object.id, object.type);
      case "schedule-group":
        return ivrsWith(({ scheduleGroupId }) => scheduleGroupId === object.id);
      case "schedule":
        return (0, import_chunk_DCPZ7XWQ.mapAnswer)(
          await lists.scheduleGroups.all(),
          (groups) => groups.filter(({ scheduleIds }) => scheduleIds.includes(object.id)).map(asScheduleGroup)
        );
      case "ivr":
        return emergencyGroupsWith(({ callFlows }) => callFlows.some(({ ivrIds }) => ivrIds.includes(object.id)));
      case "emergency-group":
        return (0, import_chunk_DCPZ7XWQ.known)([]);
    }
  };
};
var readIndexStatus = (session) => session.ask("the index of dependencies", async ({ architect }) => {
  const { status } = await architect.getArchitectDependencytrackingBuild();
  if (status === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("the index of dependencies has no status");
  return status.toUpperCase();
});
var indexedReferrers = async (session, id, type) => {
  const objectType = objectTypeOfFlow(type);
  if (objectType === null) return (0, import_chunk_DCPZ7XWQ.unknown)(`who refers to the flow: the platform does not track who uses flows of type ${type}`);
  const answer = await session.askAll(
    "who refers to the flow",
    async ({ architect }, pageNumber) => (0, import_chunk_DCPZ7XWQ.readPage)(
      await architect.getArchitectDependencytrackingConsumingresources(id, objectType, { pageSize: PAGE_SIZE3, pageNumber }),
      (dependency) => dependency
    )
  );
  if (!answer.known) return answer;
  const standing = answer.value.filter(({ deleted }) => deleted !== true);
  const certain = standing.filter(({ stateUnknown }) => stateUnknown !== true).map(referrerOf);
  const isUncertain = certain.length === 0 && standing.length > 0;
  return isUncertain ? (0, import_chunk_DCPZ7XWQ.unknown)("who refers to the flow: the platform does not know the state of what may refer to it") : (0, import_chunk_DCPZ7XWQ.known)(certain);
};
var asIvr = ({ id, name }) => ({ kind: "IVR", resourceType: "genesyscloud_architect_ivr", id, name });
var asEmergencyGroup = ({ id, name }) => ({
  kind: "emergency group",
  resourceType: "genesyscloud_architect_emergencygroup",
  id,
  name
});
var asScheduleGroup = ({ id, name }) => ({
  kind: "schedule group",
  resourceType: "genesyscloud_architect_schedulegroups",
  id,
  name
});
var createPlatform = (session, names = (0, import_chunk_QYKOSGVA.createNames)(session)) => {
  const lists = createArchitectLists(session, names);
  return {
    anew: () => createPlatform(session, names),
    organization: () => readOrganization(session),
    grants: () => readGrants(session),
    flows: (ids) => readFlows(session, names, ids),
    schedules: lists.schedules.some,
    scheduleGroups: lists.scheduleGroups.some,
    ivrs: lists.ivrs.some,
    emergencyGroups: lists.emergencyGroups.some,
    referrers: createReferrers(session, lists),
    flowSessions: (ids) => readFlowSessions(session, ids),
    fedQueues: (flow) => readFedQueues(session, flow),
    queueActivity: (ids) => readQueueActivity(session, ids),
    namesOf: names.of,
    findByTypeAndName: (resourceType, name) => findByTypeAndName(session, resourceType, name),
    link: (resourceType, id, flowType) => (0, import_chunk_XPTBYPPW.linkTo)(session.hosts.apps, resourceType, id, flowType)
  };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createPlatform
});
