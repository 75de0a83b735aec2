/** Turns the runner's log lines into what GitHub's page shows. */
export interface LogDisplay {
  /** The line to show, or null for one that is only a mark. */
  show(line: string): string | null;
}

const TAG = /^##\[(error|warning|notice|command|group|endgroup)\](.*)$/s;

/**
 * The second half of GitHub's log: the runner stores `##[error]text`, the page draws it. Because this half knows nothing of
 * `::stop-commands::`, a stored line that begins with `##[` is drawn as a mark whoever wrote it.
 */
export function createLogDisplay(): LogDisplay {
  let grouped = false;
  const indent = (text: string) => (grouped ? `  ${text}` : text);

  return {
    show(line) {
      const [, tag, text = ''] = TAG.exec(line) ?? [];
      switch (tag ?? '') {
        case 'error':
          return indent(`Error: ${text}`);
        case 'warning':
          return indent(`Warning: ${text}`);
        case 'notice':
          return indent(`Notice: ${text}`);
        case 'command':
          return indent(text);
        case 'group':
          grouped = true;
          return `▼ ${text}`;
        case 'endgroup':
          grouped = false;
          return null;
        default:
          return indent(line);
      }
    },
  };
}
