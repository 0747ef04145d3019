import type { Arrow, Diagram } from '#answers/diagram/diagram.js';
import { readable } from '#answers/diagram/diagram.js';
import { dotText } from '#answers/diagram/dot.js';
import { mermaidText } from '#answers/diagram/mermaid.js';
import { printed } from '#report/escaping/shown.js';

/** So many workloads of each of two namespaces, each of the first reaching each of the second. */
function every(count: number): Diagram {
  const names = Array.from({ length: count }, (_, at) => `app-${at}`);
  const nodes = ['shop', 'data'].flatMap(frame =>
    names.map(name => ({ id: `${frame}/${name}`, label: name, frame, shape: 'box' as const })),
  );
  const arrows = names.flatMap(from =>
    names.map((to): Arrow => ({ from: `shop/${from}`, to: `data/${to}`, label: 'TCP 80', kind: 'sure' })),
  );
  return { nodes: [...nodes, { id: 'internet', label: 'internet', shape: 'outside' }], arrows };
}

test('a diagram that can be read is drawn as it is', () => {
  expect(readable(every(22))).toEqual(every(22));
});

test('of more than five hundred arrows those between namespaces are left, with how many each holds', () => {
  expect(printed(mermaidText(readable(every(23))))).toBe(`flowchart LR
  n0["shop (23)"]
  n1["data (23)"]
  n2(["internet"])
  n0 -->|"TCP 80"| n1
`);
});

test('arrows that lead nowhere else than into their own namespace are not drawn where namespaces stand for it', () => {
  const { nodes, arrows } = every(23);
  const inside: Arrow = { from: 'shop/app-0', to: 'shop/app-1', label: 'TCP 90', kind: 'sure' };
  const asked: Arrow = { from: 'internet', to: 'shop/app-1', label: 'TCP 443', kind: 'perhaps' };
  const left = readable({ nodes, arrows: [...arrows, inside, asked] }).arrows;
  expect(left.map(one => `${one.from} → ${one.to}: ${one.label}`)).toEqual([
    'frame shop → frame data: TCP 80',
    'internet → frame shop: TCP 443',
  ]);
});

const hostile: Diagram = {
  nodes: [
    { id: 'a', label: 'a"] --> b; %%{init: {}}%% <b>x</b> `md`', frame: 'f"]', shape: 'box' },
    { id: 'b', label: 'back\\slash "quoted"\nline &lt;', shape: 'outside' },
  ],
  arrows: [
    { from: 'a', to: 'b', label: '"|x|', kind: 'never' },
    { from: 'b', to: 'a', label: '', kind: 'perhaps' },
  ],
};

test('a label of Mermaid holds no more than text', () => {
  expect(printed(mermaidText(hostile))).toBe(`flowchart LR
  subgraph f0["f#34;#93;"]
  n0["a#34;#93; --#62; b#59; #37;#37;#123;init: #123;#125;#125;#37;#37; #60;b#62;x#60;/b#62; #96;md#96;"]
  end
  n1(["back#92;slash #34;quoted#34; line #38;lt#59;"])
  n0 -.-x|"#34;#124;x#124;"| n1
  n1 -.-> n0
`);
});

test('a label of Graphviz holds no more than text', () => {
  expect(printed(dotText(hostile))).toBe(`digraph gatewright {
  rankdir=LR; node [shape=box];
  subgraph cluster_0 {
  label="f\\"]";
  n0 [label="a\\"] --> b; %%{init: {}}%% <b>x</b> \`md\`"];
  }
  n1 [label="back\\\\slash \\"quoted\\" line &amp;lt;", shape=oval];
  n0 -> n1 [label="\\"|x|", style=dotted, arrowhead=tee];
  n1 -> n0 [label="", style=dashed];
}
`);
});
