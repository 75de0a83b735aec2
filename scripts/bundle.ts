import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeThirdPartyNotices } from '@rnx-kit/third-party-notices';
import { build, type Metafile, type Plugin, transform } from 'esbuild';

const root = dirname(import.meta.dirname);

/** Replaces a module that the action never uses, where certain files import it. */
const replace = (what: RegExp, importer: RegExp, contents: string): Plugin => ({
  name: `replace ${what.source}`,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: what }, (request) =>
      importer.test(request.importer) ? { path: request.path, namespace: what.source, sideEffects: false } : undefined,
    );
    onLoad({ filter: /.*/, namespace: what.source }, () => ({ contents, loader: 'js' }));
  },
});

/**
 * Bundles the two entries into `outdir`: small `main.cjs` and `post.cjs`, the rest in sibling files that are required when needed,
 * and the licences of what is in them. One self-contained file could not start in twice the time of an empty script: Node parses
 * the whole of it (facts/toolchain.md 3). Byte-identical from any folder.
 */
export const bundle = async (outdir: string): Promise<void> => {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/post.ts'],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    outdir,
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    write: false,
    metafile: true,
    define: { 'import.meta.dirname': '__dirname' },
    plugins: [
      // @actions/core runs `lsb_release` and the like with it to name the platform; the action does not ask.
      replace(/^@actions\/exec/, /@actions[\\/]core/, 'export const getExecOutput = undefined'),
      // @actions/core asks for OIDC tokens with it; the action does not.
      replace(/^@actions\/http-client/, /@actions[\\/]core/, 'export class HttpClient {}\nexport class BearerCredentialHandler {}'),
    ],
  });
  for (const file of outputFiles) {
    // esbuild splits ES modules only, so each file becomes CommonJS in a second pass.
    const { code, warnings } = await transform(file.text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      supported: { 'dynamic-import': false },
    });
    if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
    await writeFile(join(outdir, basename(file.path)), code);
  }
  await writeLicences(metafile, join(outdir, 'licenses.txt'));
};

/** The notices tool reads only the `sources` of a source map, so one is made of what is in the bundle (facts/toolchain.md 9). */
const writeLicences = async (metafile: Metafile, outputFile: string): Promise<void> => {
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs: parts }) => Object.entries(parts));
  const sources = [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path))].sort();
  const sourceMapFile = `${outputFile}.map`;
  await writeFile(sourceMapFile, JSON.stringify({ version: 3, mappings: '', sources }));
  await writeThirdPartyNotices({ rootPath: root, sourceMapFile, json: false, fullLicenseText: true, outputFile });
  await rm(sourceMapFile);
};
