import { StringDecoder } from 'node:string_decoder';

/** Turns the chunks of one stream into lines. */
export interface LineSplitter {
  /** The lines that this chunk completes. */
  push(chunk: Buffer): string[];
  /** What is left when the stream ends: the last line where it has no line end, else nothing. */
  end(): string[];
}

const LINE_END = /\r\n|\r|\n/;

/** As .NET's `StreamReader.ReadLine`, which the runner uses: UTF-8 over any chunk borders; `\n`, `\r\n` and a lone `\r` each end a line. */
export function createLineSplitter(): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';

  function take(text: string): string[] {
    const all = rest + text;
    // A `\r` at the end may be the first half of `\r\n`: it waits for the next chunk.
    const held = all.endsWith('\r') ? '\r' : '';
    const lines = all.slice(0, all.length - held.length).split(LINE_END);
    rest = (lines.pop() ?? '') + held;
    return lines;
  }

  return {
    push: (chunk) => take(decoder.write(chunk)),
    end() {
      const text = rest + decoder.end();
      rest = '';
      return linesOf(text);
    },
  };
}

/** The lines of a whole text, by the same rule; a line end at the very end begins no further line. */
export function linesOf(text: string): string[] {
  const lines = text.split(LINE_END);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
