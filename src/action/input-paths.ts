import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { accepted, type Reading, refused } from './input-values.ts';

/** The root module's directory, absolute: there, a directory, and inside the workspace also after symbolic links are followed. */
export const readWorkingDirectory = (path: string, workspaceDirectory: string): Reading<string> => {
  const directory = resolve(workspaceDirectory, path);
  const instead = 'Write the path of the Terraform root module, relative to the workspace, and check the repository out first.';
  if (!isInside(workspaceDirectory, directory)) return refused('outside the workspace', instead);
  if (!existsSync(directory)) return refused('there is no such directory', instead);
  if (!statSync(directory).isDirectory()) return refused('not a directory', instead);
  if (leadsOutside(workspaceDirectory, directory)) return refused('a link that leads outside the workspace', instead);
  return accepted(directory);
};

/** The second place of the report, absolute; null: none. Inside the workspace also after symbolic links, and not a directory. */
export const readReportFile = (path: string, workspaceDirectory: string): Reading<string | null> => {
  if (path === '') return accepted(null);
  const file = resolve(workspaceDirectory, path);
  const instead = 'Write the path of a file, relative to the workspace, for example deploy-guard/report.json.';
  if (!isInside(workspaceDirectory, file)) return refused('outside the workspace', instead);
  const there = nearestThere(file);
  if (leadsOutside(workspaceDirectory, there)) return refused('a link that leads outside the workspace', instead);
  if (there !== file) return statSync(there).isDirectory() ? accepted(file) : refused('not in a directory', instead);
  return statSync(there).isFile() ? accepted(file) : refused('not a file', instead);
};

/** Whether `path` is `directory` or inside it, as the two are written. */
const isInside = (directory: string, path: string): boolean => {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** Whether `path`, which is there, is outside `directory` after symbolic links are followed; a link to nowhere might lead anywhere. */
const leadsOutside = (directory: string, path: string): boolean =>
  !existsSync(path) || !isInside(realpathSync(directory), realpathSync(path));

/** `path`, or the first above it that is there; a link is there also when what it names is not. */
const nearestThere = (path: string): string =>
  existsSync(path) || isLink(path) || dirname(path) === path ? path : nearestThere(dirname(path));

const isLink = (path: string): boolean => {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // Nothing is there, or a file is where a folder should be.
  }
};
