import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkAlert from 'remark-github-blockquote-alert';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { githubSchema, githubTouches } from './github-html.ts';
import { composePage } from './page-template.ts';

const require = createRequire(import.meta.url);

/**
 * Renders a job summary as GitHub shows it (facts/github.md 4.4), as one HTML page that needs nothing else: opened as a file, without a
 * network, it draws its mermaid diagrams. With diagrams it is 3.6 MB, without them some 30 KB.
 *
 * @param markdown what a step wrote to `GITHUB_STEP_SUMMARY`; not trusted: HTML in it is sanitised by GitHub's rules
 * @param options `title`: plain text for the browser's tab
 */
export async function renderSummaryPage(markdown: string, options: { readonly title: string }): Promise<string> {
  const body = await renderMarkdown(markdown);
  const hasDiagram = body.includes('<pre class="mermaid">');
  const [markdownCss, pageCss, ...scripts] = await Promise.all([
    readFile(require.resolve('github-markdown-css/github-markdown.css'), 'utf8'),
    readFile(new URL('page.css', import.meta.url), 'utf8'),
    ...(hasDiagram ? diagramScripts() : []),
  ]);
  return composePage({ title: options.title, css: `${markdownCss}\n${pageCss}`, body, scripts });
}

async function renderMarkdown(markdown: string): Promise<string> {
  const file = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkAlert)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, githubSchema)
    .use(githubTouches)
    .use(rehypeStringify)
    .process(markdown);
  return String(file);
}

function diagramScripts(): Promise<string>[] {
  return [readFile(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8'), readFile(new URL('draw-diagrams.js', import.meta.url), 'utf8')];
}
