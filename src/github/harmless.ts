/**
 * Text that the runner cannot read as a command, line by line. `::name::` counts at the start of a line after blanks, `##[name]`
 * anywhere in it, also where commands are stopped with a known token (facts/github.md 1.2); a carriage return starts a line too.
 */
export const harmless = (text: string): readonly string[] =>
  text.split(/\r\n|\r|\n/).map((line) => line.replaceAll('##[', '# #[').replace(/^(\s*)::/, '$1: :'));
