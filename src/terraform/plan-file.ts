import { open } from 'node:fs/promises';

/** What a file that is said to be a saved plan looks like, before Terraform sees it. */
export type PlanFileCheck = { readonly ok: true } | { readonly ok: false; readonly problem: string; readonly next: string };

const MAKE_ONE = "Make one with 'terraform plan -out=FILE', and give its path relative to the working directory.";

/** A bookmark is a few hundred bytes of JSON. */
const LOOK_AT = 4096;

const refuse = (problem: string, next: string = MAKE_ONE): PlanFileCheck => ({ ok: false, problem, next });

const errorCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'an unknown error';

const judge = (file: string, beginning: Buffer): PlanFileCheck => {
  if (beginning.length === 0) return refuse(`plan-file: '${file}' is empty.`);
  if (beginning.subarray(0, 2).toString('latin1') === 'PK') return { ok: true };
  if (/^\s*\{[\s\S]*"remote_plan_format"/.test(beginning.toString('utf8'))) {
    return refuse(
      `plan-file: '${file}' is a bookmark of a remote run (HCP Terraform), not a plan.`,
      'Set the execution mode of the workspace to local, so that plan and apply run here with your credentials.',
    );
  }
  return refuse(`plan-file: '${file}' is not a plan file.`);
};

/**
 * Looks at the first bytes: a saved plan is a zip archive; a plan for remote execution is only a JSON bookmark with
 * `remote_plan_format` (design section 8).
 */
export const checkPlanFile = async (file: string): Promise<PlanFileCheck> => {
  try {
    const handle = await open(file, 'r');
    try {
      if ((await handle.stat()).isDirectory()) return refuse(`plan-file: '${file}' is a directory.`);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK_AT), 0, LOOK_AT, 0);
      return judge(file, buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? refuse(`plan-file: '${file}' does not exist.`) : refuse(`plan-file: '${file}' could not be read: ${code}.`);
  }
};
