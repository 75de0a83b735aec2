import type { Change } from '../domain/change.ts';
import type { FileHash } from '../domain/plan-digest.ts';
import type { Divergence } from '../domain/report.ts';
import type { ApprovedPlan } from './approve-plan.ts';
import { divergedVerdict } from './plan-remainder.ts';
import type { Ports } from './ports.ts';
import { proceed, type Step, stop } from './verdict.ts';

/**
 * Terraform reads some files (the YAML of a flow, an audio prompt) only while it applies, so a saved plan applies happily after
 * they were edited (facts/terraform.md). Before every attempt, the first included, the files behind the remaining changes must
 * still be what they were when the plan was approved (design section 4, 4c).
 */
export const requireSameFiles = async (ports: Ports, approved: ApprovedPlan, changes: readonly Change[]): Promise<Step<null>> => {
  const addresses = new Set(changes.map(({ address }) => address));
  const behind = approved.plan.files.filter(({ address }) => addresses.has(address));
  const then = new Map(approved.files.map((file) => [keyOf(file), file.hash]));
  const edited = (await ports.terraform.hashFiles(behind)).filter((file) => then.get(keyOf(file)) !== file.hash);
  if (edited.length === 0) return proceed(null);

  const differences = edited.map(fileDivergence);
  ports.ledger.noteDivergences(differences);
  for (const { address, path } of edited)
    ports.log.warn(`${path ?? 'A file'}, read at the apply of ${address}, is not what it was when the plan was approved.`);
  return stop(divergedVerdict(ports.ledger.attempts, differences));
};

const keyOf = ({ address, attribute }: FileHash): string => JSON.stringify([address, attribute]);

const fileDivergence = ({ address, attribute, path, hash }: FileHash): Divergence => ({
  address,
  deposed: null,
  kind: 'file-changed',
  approved: 'the file as it was',
  found: hash === 'missing' ? 'no file' : 'an edited file',
  attributes: [attribute],
  hint: path === null ? null : `Edited since the approval: ${path}`,
});
