// The store of schemas, data/, as JSON Schema for other validators: what a kind of a version of Kubernetes, or of a carried definition, may hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../rooms.mjs';

/** The schema of `group/version/Kind` in a minor version of Kubernetes, with all that it refers to; undefined where the store has no such kind. */
export function jsonSchemaOf(key, minor) {
  const { kinds, bundles } = stored('kinds.json');
  const run = kinds[key]?.find(([from, to]) => from <= minor && minor <= to);
  if (run) return builtIn(run[3].replace('!', ''), minor);
  const bundle = bundles.find(one => key in one.kinds);
  return bundle && custom(bundle.file, key);
}

function builtIn(name, minor) {
  const definitions = {};
  const add = definition => {
    if (definition in definitions) return;
    definitions[definition] = {};
    definitions[definition] = translated(definitionIn(definition, minor), add);
  };
  add(name);
  return { $schema: draft, ...reference(name), definitions };
}

function definitionIn(name, minor) {
  const dot = name.lastIndexOf('.');
  const entry = stored(`kubernetes/${name.slice(0, dot)}.json`)[name.slice(dot + 1)];
  return Array.isArray(entry) ? entry.find(([from, to]) => from <= minor && minor <= to)[2] : entry;
}

/** A definition leaves metadata to the API server. */
function custom(file, key) {
  const { shared, channels } = stored(`definitions/${file}.json`);
  const { schema: written } = channels.find(one => key in one.kinds).kinds[key];
  const schema = shared[written.$ref] ?? written;
  const metadata = builtIn('meta.v1.ObjectMeta', 36);
  const definitions = { ...metadata.definitions };
  const add = name => {
    if (name in definitions) return;
    definitions[name] = {};
    definitions[name] = translated(shared[name], add);
  };
  const { properties } = schema;
  const header = { apiVersion: { type: 'string' }, kind: { type: 'string' } };
  const whole = translated({ ...schema, properties: { ...header, ...properties, metadata: {} } }, add);
  whole.properties.metadata = reference('meta.v1.ObjectMeta');
  return { $schema: draft, ...whole, definitions };
}

const draft = 'http://json-schema.org/draft-07/schema#';

/** What both dialects call alike. */
const alike = [
  'enum',
  'pattern',
  'minimum',
  'maximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'required',
];

/** One node; `add` is told of each definition that it refers to. Fields that a node does not name are refused, as the API server does when it validates strictly. */
function translated(node, add, isWhole = true) {
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref === 'string') {
    add(node.$ref);
    return reference(node.$ref);
  }
  const below = one => translated(one, add, isWhole);
  const kept = Object.fromEntries(alike.flatMap(name => (name in node ? [[name, node[name]]] : [])));
  for (const name of ['allOf', 'anyOf', 'oneOf'])
    if (node[name]) kept[name] = node[name].map(one => translated(one, add, false));
  if (node.not) kept.not = translated(node.not, add, false);
  if (node.items) kept.items = below(node.items);
  if (node['x-kubernetes-list-type'] === 'set') kept.uniqueItems = true;
  return { ...kept, ...typed(node), ...fields(node, below, isWhole) };
}

/** Built-in kinds take an explicit null as what is absent; definitions where they say so. */
function typed(node) {
  const type = node['x-kubernetes-int-or-string'] === true ? ['integer', 'string'] : node.type;
  if (type === undefined) return {};
  return { type: node.nullable ? [type, 'null'].flat() : type };
}

/** A part of allOf, anyOf, oneOf or not speaks of some fields: it closes nothing. */
function fields(node, below, isWhole) {
  const { properties, additionalProperties } = node;
  const open = node['x-kubernetes-preserve-unknown-fields'] === true || node['x-kubernetes-embedded-resource'] === true;
  return {
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, below(one)])),
    }),
    ...(additionalProperties !== undefined && { additionalProperties: below(additionalProperties) }),
    ...(additionalProperties === undefined && properties && isWhole && !open && { additionalProperties: false }),
  };
}

function reference(name) {
  return { $ref: `#/definitions/${name}` };
}

const read = new Map();

function stored(path) {
  if (!read.has(path)) read.set(path, JSON.parse(readFileSync(join(root, 'data', path), 'utf8')));
  return read.get(path);
}
