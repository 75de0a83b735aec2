import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** What these tests look at of a document's tree. */
export interface ParsedNode {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly children?: readonly ParsedNode[];
}

const parser = unified().use(remarkParse).use(remarkGfm);
const toHtml = unified().use(remarkRehype, { allowDangerousHtml: true }).use(rehypeRaw);

/** Reads markdown as GitHub does (CommonMark, GFM, raw HTML), but lets every element through: nothing is sanitised away. */
export const parseMarkdown = (markdown: string): ParsedNode => toHtml.runSync(parser.parse(markdown));

/** All elements with this name, in document order. */
export const elementsNamed = (name: string, node: ParsedNode): readonly ParsedNode[] => [
  ...(node.tagName === name ? [node] : []),
  ...(node.children ?? []).flatMap((child) => elementsNamed(name, child)),
];

/** What a reader sees, comments left out. */
export const textOf = (node: ParsedNode): string =>
  node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('');

/** The nesting of elements without any text: `p(strong())`. An `ignored` element is replaced by what is in it. */
export const skeletonOf = (node: ParsedNode, ignored: readonly string[] = []): string => {
  const inside = (node.children ?? [])
    .map((child) => skeletonOf(child, ignored))
    .filter((part) => part !== '')
    .join(' ');
  return node.tagName === undefined || ignored.includes(node.tagName) ? inside : `${node.tagName}(${inside})`;
};
