import { createHash } from 'node:crypto';

/** The parts of a page that stands alone. */
export interface PageParts {
  /** Plain text. */
  readonly title: string;
  readonly css: string;
  /** Trusted HTML. */
  readonly body: string;
  /** Sources of scripts, run in this order at the end of the body. */
  readonly scripts: readonly string[];
}

/** Puts a page together. Its content security policy runs these scripts and no other: what a sanitiser lets slip stays dead. */
export function composePage({ title, css, body, scripts }: PageParts): string {
  const safeScripts = scripts.map(escapeScript);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(safeScripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>
${css}
</style>
</head>
<body>
<main class="markdown-body">
${body}
</main>
${safeScripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`;
}

function contentSecurityPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    `default-src 'none'`,
    `img-src https: data:`,
    `style-src 'unsafe-inline'`,
    `font-src data:`,
    `script-src ${hashes.length === 0 ? `'none'` : hashes.join(' ')}`,
  ].join('; ');
}

/** In a script only its own end tag and `<!--` mean something to an HTML parser; inside JavaScript strings the escaped forms are equal. */
function escapeScript(script: string): string {
  return script.replace(/<(?=\/script|!--)/gi, '\\x3c');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
