import type { Resource } from '#model/resource.js';
import { stringsOf } from '#model/resource.js';
import { jsonOf } from '../tree/json-of.js';
import type { Mapping } from '../tree/node.js';
import { nodeAt, textIn } from '../tree/node.js';
import type { Id } from './id.js';
import { effectiveNamespace, partsOf } from './id.js';

/** An object on its way through the build: what it says, and what kustomize keeps in mind of it. */
export interface Item {
  readonly node: Mapping;
  /** What it was called before, the first name first. */
  readonly previous: readonly PreviousId[];
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** Its name is to end with the hash of its content. */
  readonly hashed: boolean;
  /** The variables that take a value from it. */
  readonly variables: readonly string[];
  /** What was amiss in its text. */
  readonly amiss: Pick<Resource, 'repeated' | 'faultyBytes'>;
}

/** A name from before, with the namespace and the kind of that time. */
export interface PreviousId {
  readonly name: string;
  readonly namespace: string;
  readonly kind: string;
}

/** An object that nothing was done to. */
export function itemOf(node: Mapping, amiss: Item['amiss'] = {}): Item {
  return { node, previous: [], prefixes: [], suffixes: [], hashed: false, variables: [], amiss };
}

/** What it is called now. */
export function currentId({ node }: Item): Id {
  const text = (...keys: readonly string[]): string => textIn(nodeAt(node, keys)) ?? '';
  return {
    ...partsOf(text('apiVersion')),
    kind: text('kind'),
    name: text('metadata', 'name'),
    namespace: text('metadata', 'namespace'),
  };
}

/** What it was called before. */
export function previousIds(item: Item): readonly Id[] {
  const { group, version } = currentId(item);
  return item.previous.map(one => ({ group, version, ...one }));
}

/** What it was called first. */
export function originalId(item: Item): Id {
  return previousIds(item)[0] ?? currentId(item);
}

/** All that it is and was called. */
export function anyIds(item: Item): readonly Id[] {
  return [...previousIds(item), currentId(item)];
}

/** The object, with what it is called now kept in mind. */
export function withPrevious(item: Item): Item {
  const id = currentId(item);
  const previous: PreviousId = { name: id.name, namespace: effectiveNamespace(id), kind: id.kind };
  return { ...item, previous: [...item.previous, previous] };
}

/** `metadata.labels` or `metadata.annotations`, as texts. */
export function metadataTexts({ node }: Item, field: 'labels' | 'annotations'): Readonly<Record<string, string>> {
  const found = nodeAt(node, ['metadata', field]);
  return found ? stringsOf(jsonOf(found)) : {};
}
