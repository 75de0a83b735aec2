import { describe, expect, it } from '@jest/globals';
import { renderSummaryPage } from '../../../sandbox/page/render-summary.ts';

/** What lies between the page's own head and scripts. */
async function bodyOf(markdown: string): Promise<string> {
  const page = await renderSummaryPage(markdown, { title: 'Summary' });
  return /<main class="markdown-body">\n(.*?)\n<\/main>/s.exec(page)?.[1] ?? 'no body';
}

describe('summary page', () => {
  it('keeps what GitHub keeps: tables, details, sub, task lists, code', async () => {
    const body = await bodyOf(
      '| a | b |\n| --- | --- |\n| `x\\|y` | <sub>low</sub> |\n\n<details open><summary>More</summary>\n\n**inside**\n\n</details>\n\n- [x] done\n\n```diff\n+ a\n```',
    );
    expect(body).toContain('<td><code>x|y</code></td>');
    expect(body).toContain('<sub>low</sub>');
    expect(body).toMatch(/<details open><summary>More<\/summary>\s*<p><strong>inside<\/strong><\/p>\s*<\/details>/);
    expect(body).toContain('<input type="checkbox" checked disabled> done');
    expect(body).toContain('<pre><code class="language-diff">+ a\n</code></pre>');
  });

  it('draws alerts with icon and title', async () => {
    const body = await bodyOf('> [!WARNING]\n> Mind the gap');
    expect(body).toMatch(
      /<div class="markdown-alert markdown-alert-warning".*<svg class="octicon".*<path d="M.*<\/svg>Warning<\/p>\s*<p>Mind the gap/s,
    );
  });

  it.each([
    ['a script', 'a <script>alert(1)</script> b', 'alert'],
    ['an event handler', '<img src="x.png" onerror="alert(1)">', 'onerror'],
    ['a javascript link', '<a href="javascript:alert(1)">x</a>', 'javascript:'],
    ['a javascript link in markdown', '[x](javascript:alert(1))', 'javascript:'],
    ['a frame', '<iframe src="https://example.com"></iframe>', 'iframe'],
    ['a style sheet', '<style>body { display: none }</style>', '<style'],
    ['a style attribute', '<p style="position: fixed">x</p>', 'style='],
    ['a form', '<form action="https://example.com"><button>x</button></form>', '<form'],
    ['a script in an svg', '<svg onload="alert(1)"><script>alert(2)</script><path d="M0"/></svg>', 'alert'],
    ['a class of ours', '<pre class="mermaid">graph TD</pre>', 'mermaid'],
    ['an end of the page', '</main></body><meta http-equiv="refresh" content="0">', 'refresh'],
  ])('neutralises %s', async (_, markdown, trace) => {
    expect(await bodyOf(markdown)).not.toContain(trace);
  });

  it('keeps a mermaid block as text for mermaid to read', async () => {
    const body = await bodyOf('```mermaid\ngantt\n  title </pre><script>alert(1)</script>\n```');
    expect(body).toBe('<pre class="mermaid">gantt\n  title &#x3C;/pre>&#x3C;script>alert(1)&#x3C;/script>\n</pre>');
  });

  it('needs nothing outside itself, and allows only its own scripts', async () => {
    const page = await renderSummaryPage('```mermaid\ngraph TD\n```', { title: 'Summary' });
    expect(page).not.toMatch(/<script[^>]+src=|<link\b/);
    const hashes = /script-src ([^";]*)/.exec(page)?.[1]?.split(' ') ?? [];
    expect(hashes).toHaveLength(2);
    for (const hash of hashes) expect(hash).toMatch(/^'sha256-[\w+/]{43}='$/);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
  });

  it('has no script at all without a diagram', async () => {
    const page = await renderSummaryPage('# Hello', { title: 'Summary' });
    expect(page).not.toContain('<script');
    expect(page).toContain(`script-src 'none'`);
    expect(page.length).toBeLessThan(100_000);
  });

  it('escapes its title', async () => {
    expect(await renderSummaryPage('', { title: '</title><script>a & b' })).toContain('<title>&lt;/title>&lt;script>a &amp; b</title>');
  });
});
