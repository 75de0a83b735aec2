/* Runs in the page, after mermaid's own script. Marks the root element `data-diagrams="drawn"` when it is done. */
const MAX_TEXT_LENGTH = 50_000;

const dark = matchMedia('(prefers-color-scheme: dark)').matches;
mermaid.initialize({
  startOnLoad: false,
  securityLevel: 'strict',
  theme: dark ? 'dark' : 'default',
  maxTextSize: MAX_TEXT_LENGTH,
  suppressErrorRendering: true,
});

/** One after the other: mermaid measures text in the document while it draws. */
async function drawAll() {
  for (const [index, node] of document.querySelectorAll('pre.mermaid').entries()) {
    const source = node.textContent;
    try {
      // Mermaid draws a picture of this error instead of raising it.
      if (source.length > MAX_TEXT_LENGTH)
        throw new Error(`Maximum text size in diagram exceeded (${source.length} of ${MAX_TEXT_LENGTH})`);
      const { svg } = await mermaid.render(`diagram-${index}`, source);
      node.innerHTML = svg;
      node.dataset.diagram = 'drawn';
    } catch (error) {
      explain(node, error);
    }
  }
  document.documentElement.dataset.diagrams = 'drawn';
}

/** As GitHub does: the reason, then the source as it is. */
function explain(node, error) {
  const message = document.createElement('pre');
  message.className = 'diagram-error';
  message.textContent = `Unable to render rich display\n\n${error instanceof Error ? error.message : String(error)}`;
  node.before(message);
}

void drawAll();
