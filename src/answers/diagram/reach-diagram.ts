import type { Reached } from '#ask/reach/entries.js';
import type { End } from '#network/index.js';
import { endName, pairsOf, portsText } from '#network/index.js';
import { endText } from '../end-text.js';
import type { Arrow, Diagram, DiagramNode } from './diagram.js';

/** Who reaches whom, in frames of namespaces: what gets through, and what cannot be told. */
export function reachDiagram(reached: readonly Reached[]): Diagram {
  const parts = reached.map(onePart);
  return { nodes: parts.flatMap(one => one.nodes), arrows: parts.flatMap(one => one.arrows) };
}

function onePart({ network, connections, cluster }: Reached): Diagram {
  const nodes = new Map<string, DiagramNode>();
  const idOf = (end: End): string => {
    const node = nodeOf(end, cluster);
    nodes.set(node.id, node);
    return node.id;
  };
  const arrow = (from: End, to: End, label: string, kind: Arrow['kind']): Arrow => {
    return { from: idOf(from), to: idOf(to), label, kind };
  };
  const allowed = [...pairsOf(network, connections, 'allowed')].map(({ from, to, ports }) =>
    arrow(from, to, portsText(ports), 'sure'),
  );
  const perhaps = [...pairsOf(network, connections, 'unknown')].map(({ from, to, ports }) =>
    arrow(from, to, `${portsText(ports)}?`, 'perhaps'),
  );
  const kept = connections.controllers.filter(({ verdict }) => verdict.verdict === 'denied');
  const never = kept.map(({ from, pods, port, protocol }) => arrow(from, pods.end, `${protocol} ${port}`, 'never'));
  const arrows = new Map([...allowed, ...perhaps, ...never].map(one => [JSON.stringify(one), one]));
  return { nodes: [...nodes.values()], arrows: [...arrows.values()] };
}

function nodeOf(end: End, cluster: string | undefined): DiagramNode {
  const before = cluster === undefined ? '' : `${cluster}: `;
  const id = `${before}${endName(end)}`;
  if (end.kind !== 'workload') return { id, label: `${before}${endText(end)}`, shape: 'outside' };
  return { id, label: `${end.workload}/${end.name}`, frame: `${before}${end.namespace}`, shape: 'box' };
}
