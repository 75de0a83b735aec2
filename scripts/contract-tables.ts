import { parse } from 'yaml';

/** One input or output as `action.yml` describes it. */
interface Entry {
  readonly description: string;
  readonly default?: string;
}

/** The part of `action.yml` that the README repeats. */
interface Manifest {
  readonly inputs: Readonly<Record<string, Entry>>;
  readonly outputs: Readonly<Record<string, Entry>>;
}

/** A cell: a pipe would end it, a line end the row. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

/** The tables by the name of the markers that they stand between. */
const tablesOf = ({ inputs, outputs }: Manifest): ReadonlyMap<string, string> =>
  new Map([
    [
      'inputs',
      table(
        ['input', 'default', 'meaning'],
        Object.entries(inputs).map(([name, entry]) => [code(name), code(entry.default ?? ''), entry.description]),
      ),
    ],
    [
      'outputs',
      table(
        ['output', 'meaning'],
        Object.entries(outputs).map(([name, entry]) => [code(name), entry.description]),
      ),
    ],
  ]);

/**
 * The README with its tables of inputs and outputs as `action.yml` has them, between `<!-- inputs -->` and `<!-- /inputs -->`, and
 * the same for outputs.
 *
 * @throws Error where a pair of markers is missing
 */
export const withContractTables = (readme: string, actionYml: string): string => {
  const manifest: Manifest = parse(actionYml);
  return [...tablesOf(manifest)].reduce((text, [name, rows]) => {
    const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [text.indexOf(from), text.indexOf(to)];
    if (start < 0 || end < start) throw new Error(`README.md has no ${from} … ${to}`);
    return `${text.slice(0, start + from.length)}\n${rows}\n${text.slice(end)}`;
  }, readme);
};
