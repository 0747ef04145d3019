import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Workload } from '../workloads.js';

/** A text that a container is given when it starts. */
export interface ToldText {
  readonly path: Path;
  readonly text: string;
  /** The name of the variable; what is no variable is a word of the command or an argument. */
  readonly variable?: string;
}

/** A container of a workload, with its place in the resource. */
export interface PlacedContainer {
  readonly container: JsonObject;
  readonly path: Path;
}

/** The containers of a workload, those that initialise it first. */
export function containersIn({ spec, path }: Workload): readonly PlacedContainer[] {
  return ['initContainers', 'containers'].flatMap(list =>
    itemsOf(spec[list]).map((json, at) => ({ container: objectOf(json), path: [...path, list, at] })),
  );
}

/** What a container is told: the values of its variables, its command and its arguments. */
export function toldTexts({ container, path }: PlacedContainer): readonly ToldText[] {
  const variables = itemsOf(container['env']).map((one, index) => {
    const { name, value } = objectOf(one);
    return { path: [...path, 'env', index, 'value'], text: textOf(value), variable: textOf(name) ?? '' };
  });
  const words = ['command', 'args'].flatMap(key =>
    itemsOf(container[key]).map((one, index) => ({ path: [...path, key, index], text: textOf(one) })),
  );
  return [...variables, ...words].flatMap(told => (told.text === undefined ? [] : [{ ...told, text: told.text }]));
}
