/** `npm run preview -- summary.md out.html [out.png]`: a job summary as GitHub shows it, as a page and as a picture. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderSummaryPage } from '../sandbox/page/render-summary.ts';
import { screenshot } from '../sandbox/page/screenshot.ts';

const [markdownFile, htmlFile, pngFile] = process.argv.slice(2);
if (markdownFile === undefined || htmlFile === undefined) {
  console.error('usage: npm run preview -- summary.md out.html [out.png]');
  process.exit(1);
}

await writeFile(htmlFile, await renderSummaryPage(await readFile(markdownFile, 'utf8'), { title: path.basename(markdownFile) }));
console.log(htmlFile);

if (pngFile !== undefined) {
  const { diagrams, errors } = await screenshot(htmlFile, pngFile);
  console.log(`${pngFile} (${diagrams} diagrams drawn)`);
  for (const error of errors) console.error(error);
  process.exitCode = errors.length === 0 ? 0 : 1;
}
