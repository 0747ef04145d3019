import type { Alias, Document, Node } from 'yaml';
import { isAlias, isNode, visit } from 'yaml';

/** How many values the aliases of one file may stand for. */
const most = 1000;

/** The first alias that stands for nothing, for what it is part of, or for more than is read, with its place. */
export function aliasFaults(document: Document): readonly { readonly offset: number; readonly says: string }[] {
  const weights = new Map<Node, number>();
  let total = 0;
  const faultOf = (alias: Alias): string | undefined => {
    const target = alias.resolve(document);
    if (!target) return `no anchor before it is called ${alias.source}`;
    const weight = weightOf(target, document, weights);
    if (weight === Infinity) return `${alias.source} names what it is part of`;
    total += 1 + weight;
    return total > most ? `the aliases up to here stand for more than ${most} others; write the values out` : undefined;
  };
  let fault: { readonly offset: number; readonly says: string } | undefined;
  visit(document, {
    Alias: (_, alias) => {
      const says = faultOf(alias);
      if (says === undefined) return undefined;
      fault = { offset: alias.range?.[0] ?? 0, says };
      return visit.BREAK;
    },
  });
  return fault ? [fault] : [];
}

/** How many aliases stand below a node once each is written out; without end where one leads back. */
function weightOf(node: Node, document: Document, weights: Map<Node, number>): number {
  const known = weights.get(node);
  if (known !== undefined) return known;
  weights.set(node, Infinity);
  let weight = 0;
  visit(node, (_, inner) => {
    if (!isNode(inner) || !isAlias(inner)) return;
    const target = inner.resolve(document);
    weight += target ? 1 + weightOf(target, document, weights) : 1;
  });
  weights.set(node, weight);
  return weight;
}
