import { annotationFault, labelFault } from './labels.js';

/** What a prop may be. TypeScript knows it; plain JavaScript gives what it likes, and that is a fault of the construct. */
export type Shape =
  /** `such`: an example. */
  | { readonly kind: 'text'; readonly such?: string }
  | { readonly kind: 'number'; readonly wants: string; readonly standIn?: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'word'; readonly of: readonly (string | number | boolean)[] }
  /** `holes`: an item may be undefined. */
  | { readonly kind: 'list'; readonly of: Shape; readonly wants: string; readonly holes?: true }
  /** A mapping with names of the author's own. `rendered`: it stands in a manifest as it is. `fault`: what is wrong with an entry. */
  | {
      readonly kind: 'record';
      readonly of: Shape;
      readonly wants: string;
      readonly rendered?: true;
      readonly fault?: (name: string, value: string) => string | undefined;
      readonly standIn?: object;
    }
  | { readonly kind: 'object'; readonly fields: Fields; readonly needs: readonly string[]; readonly wants: string }
  /** The first whose test holds says what else must hold. */
  | { readonly kind: 'choice'; readonly of: readonly Case[]; readonly wants: string }
  /** A construct or another thing that is taken as it is. */
  | { readonly kind: 'kept'; readonly is: (value: unknown) => boolean; readonly wants: string };

/** A shape for each prop of an object. */
export type Fields<Name extends PropertyKey = string> = Readonly<Record<Name, Shape>>;

/** One of several shapes, and how a value that means it is told. */
export type Case = readonly [means: (value: unknown) => boolean, shape: Shape];

export const text: Shape = { kind: 'text' };
/** A text of which an example says more than its kind. */
export function textSuchAs(such: string): Shape {
  return { kind: 'text', such };
}

export const flag: Shape = { kind: 'flag' };
export const texts: Shape = { kind: 'list', of: text, wants: 'a list of texts' };
/** Texts by names that stand in a manifest. */
export const strings = {
  kind: 'record',
  of: text,
  wants: 'an object with texts',
  rendered: true,
} as const satisfies Shape;
/** Labels of manifests, or by which they are selected. */
export const labels: Shape = { ...strings, fault: labelFault };
/** Annotations of manifests. */
export const annotations: Shape = { ...strings, fault: annotationFault };
export const portNumber: Shape = { kind: 'number', wants: 'a port, ports are 1 to 65535', standIn: 1 };

export function number(wants = 'a number'): Shape {
  return { kind: 'number', wants };
}

/** An object with some props, of which some have to be given. `wants`: an example of it. */
export function object(example: string, fields: Fields, needs: readonly string[] = []): Shape {
  return { kind: 'object', fields, needs, wants: `an object such as ${example}` };
}

/** One, or a list of them. */
export function oneOrMany(of: Shape, wants: string): Shape {
  return {
    kind: 'choice',
    wants,
    of: [
      [Array.isArray, { kind: 'list', of, wants }],
      [otherwise, of],
    ],
  };
}

/** For the last case of several. */
export function otherwise(): boolean {
  return true;
}

/** Whether a value is an object in which a name is given. */
export function has(name: string): (value: unknown) => boolean {
  return value => isRecord(value) && value[name] !== undefined;
}

export function isText(value: unknown): boolean {
  return typeof value === 'string';
}

export function isFlag(value: unknown): boolean {
  return typeof value === 'boolean';
}

export function isNumber(value: unknown): boolean {
  return typeof value === 'number';
}

/** Whether plain JavaScript gave something else where a function takes an object of props. */
export function isAmiss(props: unknown): boolean {
  return !isRecord(props);
}

/** What plain JavaScript gave amiss, in the place of what would be made of it: the shape of a platform refuses it there. */
export function asGiven(props: unknown): never {
  return props as never; // it is none: that is what the shape is to find
}

/** Whether a value is an object that is no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
