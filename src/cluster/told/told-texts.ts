import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { PlacedContainer } from '../containers.js';
import { placedContainers } from '../containers.js';
import type { Workload } from '../workloads.js';

/** A text that a container is given when it starts. */
export interface ToldText {
  readonly path: Path;
  readonly text: string;
  /** The name of the variable; what is no variable is a word of the command or an argument. */
  readonly variable?: string;
}

/** The containers of a workload that its author tells something, those that initialise it first. */
export function containersIn({ spec, path }: Workload): readonly PlacedContainer[] {
  return placedContainers(spec, path, ['initContainers', 'containers']);
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
