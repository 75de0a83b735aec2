/**
 * Text that the runner cannot read as a command, line by line. `::name::` counts at the start of a line after blanks, `##[name]`
 * anywhere in it, also where commands are stopped with a known token (facts/github.md 1.2); a carriage return starts a line too.
 * Characters that do not show count as blanks: the runner trims U+0085, which `\s` is not, and its comparison skips others.
 */
export const harmless = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/).map((line) => line.replaceAll('##[', '# #[').replace(/^([\s\p{C}]*)::/u, '$1: :'));
