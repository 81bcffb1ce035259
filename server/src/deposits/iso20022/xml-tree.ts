import { SaxesParser, type SaxesTagNS } from 'saxes';
import { StatementFault } from './statement-fault.js';

/** An element of an XML document; names are without prefixes. */
export interface Element {
  readonly name: string;
  readonly line: number;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  /** Its own text, without that of its children. */
  text: string;
}

const deepest = 32;
const mostElements = 400_000;
const longestText = 4_000;

/**
 * Reads an XML document whose elements all stand in the namespace of its root. A document type is refused, and with it every
 * entity that is not one of XML's own five.
 * @throws StatementFault statement_not_xml, with the line
 */
export function readXml(text: string): { root: Element; namespace: string } {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const fault = (detail: string) => new StatementFault('statement_not_xml', parser.line, detail);
  const open: Element[] = [];
  let root: Element | null = null;
  let namespace = '';
  let count = 0;
  parser.on('doctype', () => {
    throw fault('a document type is not allowed');
  });
  parser.on('error', (error) => {
    throw fault(error.message.replace(/^\d+:\d+: /, ''));
  });
  parser.on('opentag', ({ local, uri, attributes }: SaxesTagNS) => {
    const element: Element = { name: local, line: parser.line, attributes: plainAttributes(attributes), children: [], text: '' };
    count += 1;
    if (count > mostElements) throw fault('too many elements');
    if (open.length >= deepest) throw fault('nested too deeply');
    if (root === null) {
      root = element;
      namespace = uri;
    } else if (uri !== namespace) throw fault(`${local} is of another namespace`);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element === undefined) return;
    element.text += piece;
    if (element.text.length > longestText) throw fault(`${element.name} is too long`);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (root === null) throw fault('there is no element');
  return { root, namespace };
}

const plainAttributes = (attributes: SaxesTagNS['attributes']): Map<string, string> =>
  new Map(Object.values(attributes).map(({ local, value }) => [local, value]));

/** The first element on a path of names, or null. */
export function find(from: Element, ...path: readonly string[]): Element | null {
  let here: Element | null = from;
  for (const name of path) here = here?.children.find((child) => child.name === name) ?? null;
  return here;
}

/** All elements on a path of names, in the order of the document. */
export function findAll(from: Element, ...path: readonly string[]): Element[] {
  return path.reduce<Element[]>((here, name) => here.flatMap(({ children }) => children.filter((child) => child.name === name)), [from]);
}

/** The trimmed text on a path, null where there is none or it is empty. */
export const textAt = (from: Element, ...path: readonly string[]): string | null => find(from, ...path)?.text.trim() || null;
