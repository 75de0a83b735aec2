import type rehypeSanitize from 'rehype-sanitize';
import { defaultSchema, type Options } from 'rehype-sanitize';

/** The tree that rehype plugins pass on. */
type Root = Parameters<ReturnType<typeof rehypeSanitize>>[0];
type Node = Root['children'][number];
type Element = Extract<Node, { type: 'element' }>;

/** What survives of the HTML in a summary: GitHub's own rules, and the markup of `> [!NOTE]` alerts, whose icon is an svg of one path. */
export const githubSchema: Options = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'svg', 'path'],
  attributes: {
    ...defaultSchema.attributes,
    div: [...(defaultSchema.attributes?.div ?? []), ['className', /^markdown-alert/]],
    p: [['className', 'markdown-alert-title']],
    svg: [['className', 'octicon'], 'viewBox', ['ariaHidden', 'true']],
    path: ['d'],
  },
};

/**
 * A rehype plugin for what GitHub does after sanitising: ` ```mermaid ` blocks become `<pre class="mermaid">` with the source as plain
 * text, and alert titles are written "Note" rather than "NOTE".
 */
export function githubTouches() {
  return (tree: Root): void => {
    for (const element of elementsOf(tree.children)) {
      markMermaid(element);
      writeAlertTitle(element);
    }
  };
}

function* elementsOf(children: readonly Node[]): Generator<Element> {
  for (const child of children) {
    if (child.type !== 'element') continue;
    yield child;
    yield* elementsOf(child.children);
  }
}

function markMermaid(element: Element): void {
  const code = element.tagName === 'pre' ? element.children[0] : undefined;
  if (code === undefined || !hasClass(code, 'language-mermaid')) return;
  element.properties = { className: ['mermaid'] };
  element.children = code.children;
}

function writeAlertTitle(element: Element): void {
  if (!hasClass(element, 'markdown-alert-title')) return;
  for (const child of element.children) {
    if (child.type === 'text') child.value = child.value.charAt(0) + child.value.slice(1).toLowerCase();
  }
}

function hasClass(node: Node, name: string): node is Element {
  if (node.type !== 'element') return false;
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
}
