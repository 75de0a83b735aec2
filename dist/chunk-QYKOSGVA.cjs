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
  createNames: () => createNames
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_L6WI2S5Y = require("./chunk-L6WI2S5Y.cjs");
var MOST_CLIENTS = 10;
var createNames = (session) => {
  const seen = /* @__PURE__ */ new Map();
  const people = async (ids) => {
    const found = /* @__PURE__ */ new Map();
    for (const id of (0, import_chunk_L6WI2S5Y.chunksOf)(ids)) {
      const answer = await session.askAll(
        "names of people",
        ({ users }, pageNumber) => users.getUsers({ id: [...id], pageSize: id.length, pageNumber, state: "any" })
      );
      for (const user of answer.known ? answer.value : []) {
        if (user.id !== void 0) found.set(user.id, { kind: "person", id: user.id, name: user.name ?? null });
      }
    }
    return found;
  };
  const client = async (id) => {
    const answer = await session.ask("the name of a client", ({ oauth }) => oauth.getOauthClient(id));
    return answer.known ? { kind: "client", id, name: answer.value.name } : { kind: "person", id, name: null };
  };
  const lookUp = (ids) => {
    const everybody = people(ids);
    let clients = 0;
    for (const id of ids) {
      seen.set(
        id,
        everybody.then((found) => {
          const person = found.get(id);
          if (person !== void 0) return person;
          clients += 1;
          return clients > MOST_CLIENTS ? { kind: "person", id, name: null } : client(id);
        })
      );
    }
  };
  return {
    of: async (ids) => {
      const distinct = [...new Set(ids)];
      const unseen = distinct.filter((id) => !seen.has(id));
      if (unseen.length > 0) lookUp(unseen);
      const named = /* @__PURE__ */ new Map();
      for (const id of distinct) {
        const actor = await seen.get(id);
        if (actor !== void 0) named.set(id, actor);
      }
      return named;
    }
  };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createNames
});
