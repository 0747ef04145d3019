/** Boxes and arrows, before they are written in a language of diagrams. */
export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly arrows: readonly Arrow[];
}

export interface DiagramNode {
  /** Tells it from the others. */
  readonly id: string;
  readonly label: string;
  /** The frame in which it stands: a namespace, a controller. Absent: in none. */
  readonly frame?: string;
  /** `outside`: no workload and no Service of the cluster. */
  readonly shape: 'box' | 'outside';
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** `perhaps`: the manifests do not tell; `never`: there, and not taken. */
  readonly kind: 'sure' | 'perhaps' | 'never';
}

/** More arrows than that are not read by anybody, and not drawn by GitHub. (mermaid v11, packages/mermaid/src/defaultConfig.ts: maxEdges) */
const most = 500;

/** Where there are too many arrows, frames stand for what is in them: who reaches whom from frame to frame. */
export function readable(diagram: Diagram): Diagram {
  return diagram.arrows.length > most ? byFrame(diagram) : diagram;
}

function byFrame({ nodes, arrows }: Diagram): Diagram {
  const counts = new Map<string, number>();
  for (const { frame } of nodes) if (frame !== undefined) counts.set(frame, (counts.get(frame) ?? 0) + 1);
  const places = new Map(nodes.map(one => [one.id, one.frame === undefined ? one.id : `frame ${one.frame}`]));
  const folded = [...counts].map(([frame, count]): DiagramNode => {
    return { id: `frame ${frame}`, label: `${frame} (${count})`, shape: 'box' };
  });
  const together = new Map<string, Arrow>();
  for (const { from, to, label, kind } of arrows) {
    const ends = { from: places.get(from) ?? from, to: places.get(to) ?? to };
    if (ends.from !== ends.to) together.set(JSON.stringify([ends, label, kind]), { ...ends, label, kind });
  }
  return { nodes: [...folded, ...nodes.filter(one => one.frame === undefined)], arrows: [...together.values()] };
}
