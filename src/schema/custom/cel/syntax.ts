import { cel } from './on-demand.js';
import { environment } from './environment.js';

/** A node of a rule's syntax tree: what the language's parser gives, as far as it counts here. */
interface Node {
  readonly op: string;
  args: unknown;
}

/** A rule in the words of our engine, and how its loops are nested. */
export interface Written {
  readonly text: string;
  /** Loops within loops, and texts and lists that are doubled. */
  readonly depth: number;
}

/**
 * Rewrites a rule: `matches` reads Go's regular expressions, and comprehensions of two variables become those of one. Throws
 * where the text is no expression.
 */
export function written(rule: string): Written {
  const tree = rewritten(environment().parse(rule).ast); // the parser's nodes have more fields than are used here
  return { text: cel().serialize(tree as never), depth: depthOf(tree) };
}

function rewritten(node: Node): Node {
  for (const one of childrenOf(node)) rewritten(one);
  const { op, args } = node;
  if (!Array.isArray(args)) return node;
  if ((op === 'call' || op === 'rcall') && args[0] === 'matches') args[0] = 'matchesGo';
  const macro = op === 'rcall' ? twoVariables(args) : presence(op, args);
  if (macro) Object.assign(node, { op: macro.op, args: macro.args });
  return node;
}

const loops = new Set(['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter', 'transformList', 'sortBy']);
const doubling = new Set(['bind', 'replace', 'join', 'split', 'findAll']);

/** `has(self.list[0].name)` → `hasField(self.list[0], "name")`: our engine's `has` takes names alone. */
function presence(op: string, args: readonly unknown[]): Node | undefined {
  const given: unknown = op === 'call' && args[0] === 'has' && Array.isArray(args[1]) ? args[1][0] : undefined;
  if (!isNode(given) || given.op !== '.' || !Array.isArray(given.args) || isNames(given)) return undefined;
  return parsed(`hasField(${cel().serialize(given.args[0] as never)}, ${JSON.stringify(given.args[1])})`); // the parser's node
}

function isNames(node: Node): boolean {
  if (node.op === 'id') return true;
  const target: unknown = (node.op === '.' || node.op === '.?') && Array.isArray(node.args) ? node.args[0] : undefined;
  return isNode(target) && isNames(target);
}

/** `list.all(i, v, p)` → `indexesOf(list).all(i, cel.bind(v, list[i], p))` */
function twoVariables([name, receiver, given]: readonly unknown[]): Node | undefined {
  const parts = Array.isArray(given) ? (given as readonly Node[]) : []; // the parser's nodes
  const [index, item, ...rest] = parts;
  const last = rest.at(-1);
  if (index?.op !== 'id' || item?.op !== 'id' || !last) return undefined;
  const [key, value] = [String(index.args), String(item.args)];
  const source = cel().serialize(receiver as never); // the parser's node
  const bound = (node: Node): string => `cel.bind(${value}, ${source}[${key}], ${cel().serialize(node as never)})`;
  switch (name) {
    case 'all':
    case 'exists':
      return parsed(`indexesOf(${source}).${name}(${key}, ${bound(last)})`);
    case 'exists_one':
    case 'existsOne':
      return parsed(`indexesOf(${source}).exists_one(${key}, ${bound(last)})`);
    case 'transformList':
      return parsed(
        `indexesOf(${source}).map(${key}, ${rest.length > 1 && rest[0] ? `${bound(rest[0])}, ` : ''}${bound(last)})`,
      );
    default:
      return undefined;
  }
}

function parsed(text: string): Node {
  return environment().parse(text).ast; // as above
}

function depthOf(node: Node): number {
  const name = Array.isArray(node.args) && (node.op === 'rcall' || node.op === 'call') ? String(node.args[0]) : '';
  const below = childrenOf(node).map(depthOf);
  const own = loops.has(name) || doubling.has(name) ? 1 : 0;
  return own + Math.max(0, ...below);
}

function childrenOf({ args }: Node): readonly Node[] {
  if (!Array.isArray(args)) return isNode(args) ? [args] : [];
  return args.flat(2).filter(isNode);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'op' in value;
}
