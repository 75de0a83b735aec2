import { StringDecoder } from 'node:string_decoder';

/** Turns bytes into lines. */
export interface LineSplitter {
  write(chunk: Uint8Array): void;
  /** No more bytes will come: delivers a last line that has no newline. */
  end(): void;
}

/**
 * Delivers complete lines of UTF-8 text whatever the chunks: a character or a CRLF cut in two is put together again. Lines come
 * without their line end; empty lines are delivered.
 */
export const createLineSplitter = (onLine: (line: string) => void): LineSplitter => {
  const decoder = new StringDecoder('utf8');
  let pieces: string[] = [];

  const deliver = (): void => {
    const line = pieces.join('');
    pieces = [];
    onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
  };
  const take = (text: string): void => {
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      pieces.push(text.slice(start, end));
      deliver();
      start = end + 1;
    }
    if (start < text.length) pieces.push(text.slice(start));
  };
  return {
    write: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (pieces.length > 0) deliver();
    },
  };
};
