/** One line of the table of results: what was measured, and what it is compared with in the same run. */
export interface Row {
  /** Name of the bench. */
  readonly bench: string;
  readonly what: string;
  /** Our figure, with its unit. */
  readonly ours: string;
  /** The figure it is compared with, with its unit and what it belongs to. */
  readonly against: string;
  /** Ours divided by the other; null where that means nothing. */
  readonly ratio: number | null;
  /** The highest ratio that is allowed; null: measured for information. */
  readonly limit: number | null;
}

/** Whether a row keeps within its limit; null where it has none. */
export const keepsLimit = ({ ratio, limit }: Row): boolean | null => (ratio === null || limit === null ? null : ratio <= limit);

/** `part` of `whole` as a ratio; null where there is no whole. */
export const ratioOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The value below which the given share (0 to 1) of the values lies, without interpolation; NaN for no values. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

/** The upper median. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The sum. */
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Milliseconds as text: `31.4 ms`, from a second on `2.31 s`. */
export const inTime = (ms: number): string => (Math.abs(ms) < 1_000 ? `${ms.toFixed(1)} ms` : `${(ms / 1_000).toFixed(2)} s`);

const HEAD = ['bench', 'what', 'ours', 'against', 'ratio', 'limit', 'ok'];

const OK_WORDS = new Map<boolean | null, string>([
  [true, 'yes'],
  [false, 'NO'],
]);

const inDigits = (ratio: number | null): string => {
  if (ratio === null) return '';
  return ratio > 0 && ratio < 0.1 ? ratio.toFixed(4) : ratio.toFixed(2);
};

const cells = (row: Row): readonly string[] => [
  row.bench,
  row.what,
  row.ours,
  row.against,
  inDigits(row.ratio),
  row.limit === null ? '' : `≤ ${row.limit}`,
  OK_WORDS.get(keepsLimit(row)) ?? '',
];

/** The rows as one Markdown table with aligned columns. */
export const asTable = (rows: readonly Row[]): string => {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const print = (line: readonly string[]): string => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const [head, ...body] = lines.map(print);
  return [head, rule, ...body].join('\n');
};
