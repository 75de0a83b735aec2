import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from 'playwright-core';

/** Where Debian and Ubuntu put the browser. `chromium-headless-shell` is enough. */
const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome'];
const DRAWING_TIMEOUT_MS = 20_000;

/** A Chromium on this machine, or how to get one. */
export type BrowserSearch = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly problem: string };

/** What was seen on the page. */
export interface Screenshot {
  /** Diagrams that were drawn. */
  readonly diagrams: number;
  /** Diagrams that were not, each with mermaid's reason, and errors that scripts of the page raised. Empty: every diagram draws. */
  readonly errors: readonly string[];
}

/** Looks where `CHROMIUM_PATH` says, then in the usual places. */
export function findChromium(): BrowserSearch {
  const path = [process.env.CHROMIUM_PATH ?? '', ...CANDIDATES].find((candidate) => candidate !== '' && existsSync(candidate));
  if (path !== undefined) return { ok: true, path };
  return {
    ok: false,
    problem: 'no Chromium here: apt-get install -y chromium fonts-noto-color-emoji fonts-liberation, or set CHROMIUM_PATH',
  };
}

/**
 * Draws a page of {@link renderSummaryPage} in Chromium and stores the whole of it as a PNG of double resolution.
 *
 * @throws Error where there is no Chromium, or the page does not finish drawing
 */
export async function screenshot(htmlFile: string, pngFile: string): Promise<Screenshot> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.problem);
  const browser = await chromium.launch({ executablePath: found.path, headless: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 800 }, deviceScaleFactor: 2 });
    const scriptErrors: string[] = [];
    page.on('pageerror', (error) => scriptErrors.push(error.message));
    await page.goto(pathToFileURL(htmlFile).href);
    const seen = await waitForDiagrams(page);
    await page.screenshot({ path: pngFile, fullPage: true });
    return { diagrams: seen.diagrams, errors: [...seen.errors, ...scriptErrors] };
  } finally {
    await browser.close();
  }
}

async function waitForDiagrams(page: Page): Promise<Screenshot> {
  const hasDiagrams = (await page.locator('pre.mermaid').count()) > 0;
  if (hasDiagrams) await page.locator('html[data-diagrams="drawn"]').waitFor({ timeout: DRAWING_TIMEOUT_MS });
  return {
    diagrams: await page.locator('pre.mermaid[data-diagram="drawn"] svg').count(),
    errors: await page.locator('pre.diagram-error').allTextContents(),
  };
}
