import { nearest } from '#model/text/nearest.js';
import { otherWords } from './other-words.js';
import type { Fields, Shape } from './shape.js';

/** The prop that a name which no object has may stand for: what others call it, one that is spelt like it, or one that stands a step deeper. */
export function meantProp(name: string, fields: Fields): string | undefined {
  const known = Object.keys(fields);
  const translated = own(otherWords, name)?.find(one => known.includes(/^[^. ]+/.exec(one)?.[0] ?? one));
  return translated ?? deeper(name, fields) ?? nearest(name, known);
}

/** Many objects have these, and without them they say nothing: somebody who writes one means the object where it stands. */
const everywhere = ['body', 'key', 'method', 'name', 'namespace', 'path', 'port', 'status', 'type'];

/** `resources.memoryLimit` for `memoryLimit`, where one object alone has it. */
function deeper(name: string, fields: Fields): string | undefined {
  if (everywhere.includes(name)) return undefined;
  const [place, ...others] = Object.entries(fields).filter(([, shape]) => objectsIn(shape).some(one => own(one, name)));
  return place && others.length === 0 ? `${place[0]}.${name}` : undefined;
}

/** The fields of what a prop may be, where that is an object. */
export function objectsIn(shape: Shape): readonly Fields[] {
  if (shape.kind === 'object') return [shape.fields];
  return shape.kind === 'choice' ? shape.of.flatMap(([, one]) => objectsIn(one)) : [];
}

function own<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
