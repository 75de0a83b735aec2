var import_chunk_27TI3QSY = require("./chunk-27TI3QSY.cjs");
var import_chunk_T623CUAH = require("./chunk-T623CUAH.cjs");
var import_chunk_YNVRRXU6 = require("./chunk-YNVRRXU6.cjs");
var import_chunk_VV7P6TPC = require("./chunk-VV7P6TPC.cjs");
var import_promises = require("node:fs/promises");
var import_promises2 = require("node:fs/promises");
var import_node_path = require("node:path");
var WITH_VALUES = /\.(?:tfplan|tfvars\.json)$|^show-/;
var removePrivateFiles = async (folder) => {
  const names = await (0, import_promises2.readdir)(folder);
  await Promise.all(names.filter((name) => WITH_VALUES.test(name)).map((name) => (0, import_promises2.rm)((0, import_node_path.join)(folder, name), { force: true })));
};
var post = async () => {
  const { privateFolder, ended, lastCommand } = (0, import_chunk_T623CUAH.readRunState)();
  if (privateFolder === "") return;
  if (!ended && lastCommand !== null && await (0, import_chunk_27TI3QSY.isAlive)(lastCommand)) {
    await removePrivateFiles(privateFolder);
    (0, import_chunk_YNVRRXU6.warning)(
      `The main step was ended from outside. Terraform finishes by itself; its log is in ${privateFolder}. Before the next run, look whether the state is locked.`
    );
    return;
  }
  if (!ended) (0, import_chunk_YNVRRXU6.warning)("The main step was ended from outside. Before the next run, look with terraform plan what was done.");
  await (0, import_promises.rm)(privateFolder, { recursive: true, force: true });
};
post().catch((cause) => {
  (0, import_chunk_YNVRRXU6.warning)(`The post step failed: ${cause instanceof Error ? cause.message : String(cause)}`);
});
