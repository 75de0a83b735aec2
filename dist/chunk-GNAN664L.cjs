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
  REGIONS: () => REGIONS,
  REGION_LIST: () => REGION_LIST,
  regionOf: () => regionOf
});
module.exports = __toCommonJS(stdin_exports);
var REGIONS = [
  { name: "us-east-1", domain: "mypurecloud.com" },
  { name: "us-east-2", domain: "use2.us-gov-pure.cloud" },
  { name: "us-west-2", domain: "usw2.pure.cloud" },
  { name: "ca-central-1", domain: "cac1.pure.cloud" },
  { name: "sa-east-1", domain: "sae1.pure.cloud" },
  { name: "mx-central-1", domain: "mxc1.pure.cloud" },
  { name: "eu-west-1", domain: "mypurecloud.ie" },
  { name: "eu-west-2", domain: "euw2.pure.cloud" },
  { name: "eu-central-1", domain: "mypurecloud.de" },
  { name: "eu-central-2", domain: "euc2.pure.cloud" },
  { name: "me-central-1", domain: "mec1.pure.cloud" },
  { name: "ap-south-1", domain: "aps1.pure.cloud" },
  { name: "ap-southeast-1", domain: "apse1.pure.cloud" },
  { name: "ap-southeast-2", domain: "mypurecloud.com.au" },
  { name: "ap-northeast-1", domain: "mypurecloud.jp" },
  { name: "ap-northeast-2", domain: "apne2.pure.cloud" },
  { name: "ap-northeast-3", domain: "apne3.pure.cloud" },
  { name: "eusc-de-east-1", domain: "edee1.eusc-pure.cloud" },
  { name: "dca", domain: "inindca.com" },
  { name: "tca", domain: "inintca.com" }
];
var regionOf = (text) => {
  const plain = text.trim().toLowerCase().replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const name = plain.replaceAll("_", "-");
  const domain = plain.replace(/^(?:api|login|apps)\./, "");
  return REGIONS.find((region) => region.name === name || region.domain === domain) ?? null;
};
var REGION_LIST = REGIONS.map(({ name, domain }) => `${name} (${domain})`).join(", ");
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  REGIONS,
  REGION_LIST,
  regionOf
});
