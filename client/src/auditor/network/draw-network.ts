import type { Network, Subject } from '@ochiq/shared/signals';
import type { Core, ElementDefinition, StylesheetJson } from 'cytoscape';
import { keyOf, layNetwork, turned } from './lay-network';

export const ties = ['same_lots', 'payer', 'device', 'sold_to'] as const;
export type Tie = (typeof ties)[number];

/** Colours of the page's theme, by token. */
type Colours = (token: string) => string;

/** Width of a tie by its weight, which may be a count or minus a logarithm: it grows slowly and has an end. */
const widthOf = (weight: number) => Math.min(9, 1.5 + 1.6 * Math.log2(1 + weight));
/** Diameter of a node by its lots. */
const sizeOf = (lots: number) => Math.min(54, 24 + 6 * Math.log2(1 + lots));

interface Drawing {
  readonly network: Network;
  readonly shown: ReadonlySet<Tie>;
  readonly nameOf: (subject: Subject & { label: string }) => string;
  readonly colour: Colours;
  /** Whether the frame is higher than wide. */
  readonly tall: boolean;
}

function elementsOf({ network, shown, nameOf, tall }: Drawing): ElementDefinition[] {
  const places = turned(layNetwork(network), tall);
  const rings = new Set(network.nodes.flatMap(({ ring }) => (ring === null ? [] : [ring])));
  const groups = [...rings].map((ring) => ({ data: { id: keyOf({ kind: 'ring', id: ring }) }, classes: 'ring', grabbable: false }));
  const nodes = network.nodes.map(({ subject, label, lots, ring }) => ({
    data: {
      id: keyOf(subject),
      label: nameOf({ ...subject, label }),
      size: sizeOf(lots),
      ...(ring === null ? {} : { parent: keyOf({ kind: 'ring', id: ring }) }),
    },
    position: { ...(places.get(keyOf(subject)) ?? { x: 0, y: 0 }) },
    classes: subject.kind,
  }));
  const edges = network.edges
    .filter(({ tie }) => shown.has(tie))
    .map(({ a, b, tie, weight }) => ({
      data: { id: `${tie}|${keyOf(a)}|${keyOf(b)}`, source: keyOf(a), target: keyOf(b), width: widthOf(weight) },
      classes: tie,
    }));
  return [...groups, ...nodes, ...edges];
}

function styleOf(colour: Colours): StylesheetJson {
  const ring = {
    'background-color': colour('chart-2'),
    'background-opacity': 0.14,
    'border-color': colour('chart-2'),
    'border-width': 2,
    'border-style': 'dashed',
    shape: 'round-rectangle',
    padding: '18px',
  } as const;
  const node = {
    width: 'data(size)',
    height: 'data(size)',
    label: 'data(label)',
    'background-color': colour('chart-1'),
    color: colour('ink'),
    'font-size': 13,
    'font-weight': 600,
    'text-valign': 'bottom',
    'text-margin-y': 4,
    'text-outline-color': colour('surface'),
    'text-outline-width': 3,
    'border-color': colour('surface'),
    'border-width': 2,
  } as const;
  const line = (token: string, style: 'solid' | 'dashed' | 'dotted') => ({
    'line-color': colour(token),
    'line-style': style,
    'target-arrow-color': colour(token),
  });
  return [
    { selector: 'node[size]', style: node },
    { selector: 'node.official', style: { shape: 'diamond', 'background-color': colour('chart-3') } },
    { selector: 'node.ring', style: { ...ring, label: '' } },
    { selector: 'edge', style: { width: 'data(width)', 'curve-style': 'bezier', opacity: 0.85 } },
    { selector: 'edge.same_lots', style: line('chart-6', 'solid') },
    { selector: 'edge.payer', style: line('chart-4', 'dashed') },
    { selector: 'edge.device', style: line('chart-5', 'dotted') },
    { selector: 'edge.sold_to', style: { ...line('chart-3', 'solid'), 'target-arrow-shape': 'triangle' } },
    { selector: '.aside', style: { opacity: 0.2 } },
    { selector: 'node.chosen', style: { 'border-color': colour('ink'), 'border-width': 4 } },
  ];
}

/** Fills a graph anew; the view is fitted to it. */
export function drawNetwork(graph: Core, drawing: Drawing): void {
  graph.batch(() => {
    graph.elements().remove();
    graph.style(styleOf(drawing.colour));
    graph.add(elementsOf(drawing));
  });
  graph.layout({ name: 'preset', fit: true, padding: 36 }).run();
}

/** Sets a node and what is tied to it apart from the rest; null: nothing. */
export function chooseNode(graph: Core, key: string | null): void {
  graph.batch(() => {
    graph.elements().removeClass('aside chosen');
    if (key === null) return;
    const node = graph.getElementById(key);
    if (node.empty()) return;
    const near = node.closedNeighborhood();
    graph.elements().difference(near.union(near.parents())).addClass('aside');
    node.addClass('chosen');
  });
}
