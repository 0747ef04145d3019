import { grouped } from '#model/grouped.js';
import type { Shown } from '#report/escaping/shown.js';
import { dot } from '#report/escaping/shown.js';
import type { Arrow, Diagram, DiagramNode } from './diagram.js';

/** For Graphviz. */
export function dotText({ nodes, arrows }: Diagram): Shown<'dot'> {
  const numbers = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const frames = [...grouped(nodes, one => one.frame)];
  return dot.lines([
    dot`digraph gatewright {`,
    dot`  rankdir=LR; node [shape=box];`,
    ...frames.flatMap(([frame, inside], at) => {
      const lines = inside.map(one => nodeLine(one, numbers));
      return frame === undefined
        ? lines
        : [dot`  subgraph cluster_${at} {`, dot`  label="${frame}";`, ...lines, dot`  }`];
    }),
    ...arrows.map(one => arrowLine(one, numbers)),
    dot`}`,
  ]);
}

function nodeLine({ id, label, shape }: DiagramNode, numbers: ReadonlyMap<string, string>): Shown<'dot'> {
  const number = numbers.get(id) ?? '';
  return shape === 'box' ? dot`  ${number} [label="${label}"];` : dot`  ${number} [label="${label}", shape=oval];`;
}

function arrowLine({ from, to, label, kind }: Arrow, numbers: ReadonlyMap<string, string>): Shown<'dot'> {
  const [start, end] = [numbers.get(from) ?? '', numbers.get(to) ?? ''];
  if (kind === 'sure') return dot`  ${start} -> ${end} [label="${label}"];`;
  const style = kind === 'perhaps' ? dot`style=dashed` : dot`style=dotted, arrowhead=tee`;
  return dot`  ${start} -> ${end} [label="${label}", ${style}];`;
}
