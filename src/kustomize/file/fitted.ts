import type { BuildNote } from '#model/findings/build-note.js';
import { nearest } from '#model/text/nearest.js';
import type { Mapping, Node } from '../tree/node.js';
import { isNothing, placeOf } from '../tree/node.js';
import type { Shape } from './shape.js';
import { shapeText } from './shape.js';

/** Takes down what is noticed. */
export type Noted = (note: BuildNote) => void;

/** A mapping without the fields that its shape has not, and without values that do not fit; they are noted. */
export function fittedFields(node: Mapping, shapes: Readonly<Record<string, Shape>>, noted: Noted, path = ''): Mapping {
  const isOpen = Object.keys(shapes).length === 0;
  if (isOpen) return node;
  const fields = [...node.fields].flatMap(([key, value]): readonly (readonly [string, Node])[] => {
    const name = knownAs(key, shapes);
    const shape = name === undefined ? undefined : shapes[name];
    if (name === undefined || shape === undefined) {
      const near = nearest(key, Object.keys(shapes));
      const known = near === undefined ? {} : { nearest: near };
      noted({ kind: 'field-unknown', at: placeOf(value, 'key'), field: `${path}${key}`, ...known });
      return [];
    }
    const fitted = fittedValue(value, shape, noted, `${path}${name}`);
    return fitted ? [[name, fitted]] : [];
  });
  return { ...node, fields: new Map(fields) };
}

/** Go tells the keys of JSON apart whatever their case. (encoding/json) */
function knownAs(key: string, shapes: Readonly<Record<string, Shape>>): string | undefined {
  if (Object.hasOwn(shapes, key)) return key;
  return Object.keys(shapes).find(name => name.toLowerCase() === key.toLowerCase());
}

function fittedValue(node: Node, shape: Shape, noted: Noted, path: string): Node | undefined {
  if (isNothing(node)) return undefined;
  const fitted = fitOf(node, shape, noted, path);
  if (!fitted) noted({ kind: 'field-misshapen', at: placeOf(node), field: path, wanted: shapeText(shape) });
  return fitted;
}

function fitOf(node: Node, shape: Shape, noted: Noted, path: string): Node | undefined {
  if (shape === 'text') return node.kind === 'scalar' && typeof node.value === 'string' ? node : undefined;
  if (shape === 'whole number') return node.kind === 'scalar' && Number.isInteger(node.value) ? node : undefined;
  if (shape === 'yes or no') return node.kind === 'scalar' && typeof node.value === 'boolean' ? node : undefined;
  if ('list' in shape) {
    if (node.kind !== 'sequence') return undefined;
    const items = node.items.flatMap(item => fittedValue(item, shape.list, noted, path) ?? []);
    return { ...node, items };
  }
  if (node.kind !== 'mapping') return undefined;
  if ('fields' in shape) return fittedFields(node, shape.fields, noted, `${path}.`);
  const texts = [...node.fields].filter(([key, one]) => fittedValue(one, 'text', noted, `${path}.${key}`));
  return { ...node, fields: new Map(texts) };
}
