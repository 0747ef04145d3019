import { nearest } from '#model/text/nearest.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf } from '#model/resource.js';
import type { AnnotationField } from './annotation-fields.table.js';
import { annotationFields } from './known-annotations.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';

/** Before every annotation that Traefik's Ingress provider reads. */
export const annotationPrefix = 'traefik.ingress.kubernetes.io/';

/** The annotations of a resource, decoded as strictly as Traefik does it. */
export interface Annotations {
  /** By field in lower case: `router.priority`, `router.tls.options`. */
  readonly values: ReadonlyMap<string, Decoded>;
  readonly notes: readonly Note[];
  /** One of them cannot be decoded: Traefik takes none of them, and passes the Ingress or the backend over. */
  readonly refused: boolean;
}

export interface Decoded {
  readonly text: string;
  readonly at: Place;
}

/** The annotations `router.…` of an Ingress or `service.…` of a Service. (traefik v3.7.9, pkg/provider/kubernetes/ingress/annotations.go; traefik/paerser v0.2) */
export function decodedAnnotations(
  resource: Resource,
  root: 'router' | 'service',
  version: string | undefined,
): Annotations {
  const known = annotationFields(root, version);
  const values = new Map<string, Decoded>();
  const notes: Note[] = [];
  let refused = false;
  for (const [key, text] of Object.entries(annotationsOf(resource))) {
    if (!key.startsWith(annotationPrefix)) continue;
    const at: Place = { resource, path: ['metadata', 'annotations', key] };
    const [head = '', ...fields] = key.slice(annotationPrefix.length).toLowerCase().split('.');
    if (head !== root || fields.length === 0) {
      notes.push(...misplaced(key, head, root, known, at));
      continue;
    }
    const fault = faultOf({ key, fields, text, root, known }, at);
    if (fault) notes.push(fault.note);
    refused ||= fault?.refuses ?? false;
    if (!fault?.refuses) values.set([head, ...fields].join('.'), { text, at });
  }
  return { values: withSwitches(values, known), notes, refused };
}

interface RefusedValue {
  readonly note: Note;
  readonly refuses: boolean;
}

type Fields = Readonly<Record<string, AnnotationField>>;

// A key of the other kind of resource, or of none, is passed over without a word.
function misplaced(key: string, head: string, root: 'router' | 'service', fields: Fields, at: Place): readonly Note[] {
  const other = root === 'router' ? 'service' : 'router';
  if (head === other) {
    const kind = other === 'router' ? 'an Ingress' : 'a Service';
    return [
      noteAt(at, { kind: 'ignored-value', key, because: `${other} annotations belong on ${kind}`, effect: 'ignored' }),
    ];
  }
  const near = nearest(key, knownKeys(root, fields));
  return [noteAt(at, { kind: 'unknown-key', key, effect: 'ignored', ...(near !== undefined && { nearest: near }) })];
}

interface Given {
  readonly key: string;
  readonly fields: readonly string[];
  readonly text: string;
  readonly root: 'router' | 'service';
  readonly known: Fields;
}

function faultOf({ key, fields, text, root, known }: Given, at: Place): RefusedValue | undefined {
  const field = fieldAt(known, fields);
  if (!field) {
    const near = nearest(key, knownKeys(root, known));
    const note = noteAt(at, {
      kind: 'unknown-key',
      key,
      effect: 'ingress-skipped',
      ...(near !== undefined && { nearest: near }),
    });
    return { note, refuses: true };
  }
  const wants = wantedInstead(field, text);
  if (wants === undefined) return undefined;
  const refuses = field.type !== 'fields';
  const effect = refuses ? 'ingress-skipped' : 'ignored';
  return { note: noteAt(at, { kind: 'invalid-value', key, value: text, wants, effect }), refuses };
}

// `domains.0.main` names the field `main` of an item.
function fieldAt(
  fields: Readonly<Record<string, AnnotationField>>,
  path: readonly string[],
): AnnotationField | undefined {
  const [name = '', ...rest] = path;
  const field = Object.entries(fields).find(([one]) => one.toLowerCase() === name)?.[1];
  if (!field || rest.length === 0) return field?.type === 'items' ? undefined : field;
  if (field.type === 'fields') return fieldAt(field.fields, rest);
  return field.type === 'items' && /^\d+$/.test(rest[0] ?? '') ? fieldAt(field.fields, rest.slice(1)) : undefined;
}

function wantedInstead(field: AnnotationField, text: string): string | undefined {
  switch (field.type) {
    case 'text':
    case 'list':
    case 'items':
      return undefined;
    case 'integer':
      return isInteger(text) ? undefined : 'a whole number';
    case 'boolean':
      return booleanOf(text) === undefined ? 'true or false' : undefined;
    case 'fields':
      return booleanOf(text) === undefined ? 'true or false: it counts as false' : undefined;
  }
}

/** What Go's strconv.ParseBool takes. */
export function booleanOf(text: string): boolean | undefined {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text) ? false : undefined;
}

// What Go's strconv.ParseInt takes for 64 bits.
function isInteger(text: string): boolean {
  if (!/^[+-]?\d{1,40}$/.test(text)) return false;
  const value = BigInt(text.replace('+', ''));
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

// A group that has a value of its own is there when the value is true; else when it has fields.
function withSwitches(values: ReadonlyMap<string, Decoded>, known: Fields): ReadonlyMap<string, Decoded> {
  const off = [...values]
    .filter(([key, { text }]) => fieldAt(known, key.split('.').slice(1))?.type === 'fields' && booleanOf(text) !== true)
    .map(([key]) => key);
  if (off.length === 0) return values;
  return new Map([...values].filter(([key]) => !off.some(one => key === one || key.startsWith(`${one}.`))));
}

function knownKeys(root: 'router' | 'service', known: Fields): readonly string[] {
  return [...namesOf(known)].map(name => `${annotationPrefix}${root}.${name.toLowerCase()}`);
}

function* namesOf(fields: Readonly<Record<string, AnnotationField>>): Iterable<string> {
  for (const [name, field] of Object.entries(fields)) {
    if (field.type !== 'items') yield name;
    if (field.type === 'fields') for (const inner of namesOf(field.fields)) yield `${name}.${inner}`;
    if (field.type === 'items') for (const inner of namesOf(field.fields)) yield `${name}.0.${inner}`;
  }
}
