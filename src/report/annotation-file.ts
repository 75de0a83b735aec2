/** Absolute on Linux, macOS or Windows, after backslashes became slashes. */
const ABSOLUTE = /^(\/|[a-z]:)/i;

/**
 * The path of a configuration file relative to the workspace, as annotations need it, with `/` and without `.` and `..`.
 * Null where the file is not in the workspace: an annotation that points elsewhere is shown nowhere.
 *
 * @param filename - as Terraform prints it, relative to the working directory
 */
export const workspacePath = (workingDirectory: string, filename: string): string | null => {
  const [directory = '', file = ''] = [workingDirectory, filename].map((path) => path.replaceAll('\\', '/'));
  if (ABSOLUTE.test(directory) || ABSOLUTE.test(file)) return null;
  const parts: string[] = [];
  for (const part of `${directory}/${file}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
};
