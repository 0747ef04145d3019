import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import { isSameValue, lessThan } from './comparison.js';
import { entriesOf } from './maps.js';

type List = readonly unknown[];

/** Functions of lists and sets. (apiserver pkg/cel/library/lists.go; cel-go ext/lists.go and ext/sets.go) */
export function addLists(environment: Environment): void {
  environment
    .registerFunction(
      'hasField(dyn, string): bool',
      (value: unknown, name: string) => entriesOf(value)?.has(name) === true,
    )
    .registerFunction('indexesOf(dyn): list<dyn>', indexesOf)
    .registerFunction('list.isSorted(): bool', (list: List) =>
      list.every((one, at) => at === 0 || !lessThan(one, list[at - 1])),
    )
    .registerFunction('list.sum(): dyn', sum)
    .registerFunction('list.min(): dyn', (list: List) => extreme(list, lessThan))
    .registerFunction('list.max(): dyn', (list: List) => extreme(list, (a, b) => lessThan(b, a)))
    .registerFunction('list.indexOf(dyn): int', (list: List, item: unknown) =>
      BigInt(list.findIndex(one => isSameValue(one, item))),
    )
    .registerFunction('list.lastIndexOf(dyn): int', (list: List, item: unknown) =>
      BigInt(list.findLastIndex(one => isSameValue(one, item))),
    )
    .registerFunction('list.distinct(): list<dyn>', (list: List) =>
      list.filter((one, at) => list.findIndex(other => isSameValue(other, one)) === at),
    )
    .registerFunction('list.reverse(): list<dyn>', (list: List) => [...list].reverse())
    .registerFunction('list.slice(int, int): list<dyn>', (list: List, from: bigint, to: bigint) =>
      list.slice(Number(from), Number(to)),
    )
    .registerFunction('list.sort(): list<dyn>', (list: List) =>
      [...list].sort((a, b) => (lessThan(a, b) ? -1 : lessThan(b, a) ? 1 : 0)),
    )
    .registerFunction('list.flatten(): list<dyn>', (list: List) =>
      list.flatMap(one => (Array.isArray(one) ? (one as List) : [one])),
    ); // isArray loses the type
  addSets(environment);
}

function addSets(environment: Environment): void {
  environment
    .registerType('SetsLibrary', SetsLibrary)
    .registerConstant('sets', 'SetsLibrary', new SetsLibrary())
    .registerFunction('SetsLibrary.contains(list, list): bool', (_: unknown, all: List, some: List) =>
      holdsAll(all, some),
    )
    .registerFunction(
      'SetsLibrary.equivalent(list, list): bool',
      (_: unknown, a: List, b: List) => holdsAll(a, b) && holdsAll(b, a),
    )
    .registerFunction('SetsLibrary.intersects(list, list): bool', (_: unknown, a: List, b: List) =>
      a.some(one => b.some(other => isSameValue(one, other))),
    );
}

/** The name `sets` before the dot: the language tells values apart by their classes. */
class SetsLibrary {
  readonly name = 'sets';
}

function holdsAll(all: List, some: List): boolean {
  return some.every(one => all.some(other => isSameValue(one, other)));
}

/** The indexes of a list or the keys of a map: what the first of two variables runs over. */
function indexesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.map((_, at) => BigInt(at));
  return [...(entriesOf(value)?.keys() ?? [])];
}

function sum(list: List): unknown {
  if (list.every(one => typeof one === 'bigint')) return list.reduce((total: bigint, one) => total + one, 0n); // every item was seen to be one
  return list.reduce((total: number, one) => total + Number(one), 0);
}

function extreme(list: List, comesFirst: (a: unknown, b: unknown) => boolean): unknown {
  if (list.length === 0) throw new Error('an empty list has neither least nor greatest item');
  return list.reduce((best, one) => (comesFirst(one, best) ? one : best));
}
