import { grouped } from '#model/grouped.js';
import type { Shown } from '#report/escaping/shown.js';
import { mermaid } from '#report/escaping/shown.js';
import type { Arrow, Diagram, DiagramNode } from './diagram.js';

/** For pull requests and wikis, which draw it. */
export function mermaidText({ nodes, arrows }: Diagram): Shown<'mermaid'> {
  const numbers = new Map(nodes.map(({ id }, at) => [id, `n${at}`]));
  const frames = [...grouped(nodes, one => one.frame)];
  return mermaid.lines([
    mermaid`flowchart LR`,
    ...frames.flatMap(([frame, inside], at) => {
      const lines = inside.map(one => nodeLine(one, numbers));
      return frame === undefined ? lines : [mermaid`  subgraph f${at}["${frame}"]`, ...lines, mermaid`  end`];
    }),
    ...arrows.map(one => arrowLine(one, numbers)),
  ]);
}

function nodeLine({ id, label, shape }: DiagramNode, numbers: ReadonlyMap<string, string>): Shown<'mermaid'> {
  const number = numbers.get(id) ?? '';
  return shape === 'box' ? mermaid`  ${number}["${label}"]` : mermaid`  ${number}(["${label}"])`;
}

function arrowLine({ from, to, label, kind }: Arrow, numbers: ReadonlyMap<string, string>): Shown<'mermaid'> {
  const [start, end] = [numbers.get(from) ?? '', numbers.get(to) ?? ''];
  const says = label === '' ? mermaid`` : mermaid`|"${label}"|`;
  if (kind === 'sure') return mermaid`  ${start} -->${says} ${end}`;
  return kind === 'perhaps' ? mermaid`  ${start} -.->${says} ${end}` : mermaid`  ${start} -.-x${says} ${end}`;
}
