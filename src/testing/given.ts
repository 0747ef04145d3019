import { nearest } from '#model/text/nearest.js';

/** What something that a test gives has to be. */
export interface Given {
  readonly is: (value: unknown) => boolean;
  /** `a text`: what is wanted, for messages. */
  readonly wants: string;
}

/** What something that a test gives has to be, by its name. */
export type GivenFields<Name extends string = string> = Readonly<Record<Name, Given>>;

/**
 * What is wrong with an object that plain JavaScript gives: with a name that nobody reads, or a value of another type, an
 * expectation would hold whatever the manifests say.
 */
export function givenFault(given: unknown, fields: GivenFields, called: string): string | undefined {
  if (!isRecord(given)) return `${called}: ${spoken(given)} is not an object with some of ${names(fields)}`;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) return unknownFault(name, fields);
    if (!field.is(value)) return `${name}: ${spoken(value)} is not ${field.wants}`;
  }
  return undefined;
}

function unknownFault(name: string, fields: GivenFields): string {
  const near = nearest(name, Object.keys(fields));
  return `${name}: nothing is expected by that name${near === undefined ? '' : `; did you mean ${near}?`}; known are ${names(fields)}`;
}

function names(fields: GivenFields): string {
  return Object.keys(fields).join(', ');
}

/** Whether a value is an object and no list, as options are. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Given = { is: value => typeof value === 'string', wants: 'a text' };
export const flag: Given = { is: value => typeof value === 'boolean', wants: 'true or false' };

/** A list of texts. */
export const texts: Given = {
  is: value => Array.isArray(value) && value.every(one => typeof one === 'string'),
  wants: 'a list of texts',
};

function spoken(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
    case 'undefined':
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'symbol':
      return String(value);
  }
}
