/**
 * What GitHub's runner reads in the lines of a step, written from its source and not from ours (facts/github.md 1.2): stricter than
 * it, since every name counts as a command and characters that do not show are skipped wherever it might skip them.
 */

/** One command in a line. */
export interface Command {
  readonly name: string;
  readonly data: string;
}

/**
 * .NET's `Char.IsWhiteSpace`, which `TrimStart` goes by, and the characters that a culture-aware comparison ignores: from, to.
 */
const SKIPPED: readonly (readonly [number, number])[] = [
  [0x0000, 0x0020],
  [0x007f, 0x00a0],
  [0x00ad, 0x00ad],
  [0x1680, 0x1680],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x2064],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

const isSkipped = (character: string): boolean => {
  const code = character.charCodeAt(0);
  return SKIPPED.some(([from, to]) => from <= code && code <= to);
};

const withoutSkipped = (line: string): string => line.slice([...line].findIndex((character) => !isSkipped(character)));

/** The lines that a `StreamReader` finds. */
export const linesOf = (written: string): readonly string[] => written.split(/\r\n|\n|\r/);

const unescaped = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** The command that a line is, or null. */
export const commandIn = (line: string): Command | null => {
  const current = /^::(?<head>.*?)::(?<data>.*)$/s.exec(withoutSkipped(line));
  const old = /##\[(?<head>[^\]]*)\](?<data>.*)$/s.exec(line);
  const { head, data } = current?.groups ?? old?.groups ?? {};
  return head === undefined || data === undefined ? null : { name: head.split(' ', 1)[0] ?? '', data: unescaped(data) };
};

/** The commands that the runner carries out, in order: `stop-commands` stops all but the one named by its token. */
export const carriedOut = (written: string): readonly Command[] => {
  const done: Command[] = [];
  let token: string | null = null;
  for (const line of linesOf(written)) {
    const command = commandIn(line);
    if (command === null || (token !== null && command.name.toLowerCase() !== token.toLowerCase())) continue;
    token = command.name === 'stop-commands' ? command.data : null;
    done.push(command);
  }
  return done;
};
