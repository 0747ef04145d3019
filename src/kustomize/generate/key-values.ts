import type { Mapping, Scalar, Source } from '../tree/node.js';
import { fieldOf, scalarText } from '../tree/node.js';
import { pathIn, fileName } from '../file/file-tree.js';
import { textsOf } from '../file/fields.js';
import type { Site } from '../file/site.js';
import { namedFile } from '../file/site.js';
import { utf8Text } from './base64.js';

/** A key of what is generated, with its content and the field that says it. */
export interface KeyValue {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly from: Source;
}

/** Where keys and values come from: the field that is read, and the folder that its paths are relative to. */
interface Sources {
  readonly entry: Mapping;
  readonly folder: string;
  readonly field: string;
}

/** The keys and values of a generator: those of files of variables, literals, and whole files. (kustomize api v0.21.2, kv/kv.go) */
export function keyValues(sources: Sources, site: Site): readonly KeyValue[] {
  const { entry } = sources;
  const single = fieldOf(entry, 'env');
  const envs = [...textsOf(entry, 'envs'), ...(single?.kind === 'scalar' ? [single] : [])];
  const all = [
    ...envs.flatMap(one => ofVariables(one, sources, site)),
    ...textsOf(entry, 'literals').flatMap(one => ofLiteral(one, sources, site)),
    ...textsOf(entry, 'files').flatMap(one => ofFile(one, sources, site)),
  ];
  const known = new Set<string>();
  return all.filter(({ key, from }) => {
    const isNew = !known.has(key);
    if (!isNew) refuse(`the key ${key} is said twice`, from, sources, site);
    known.add(key);
    return isNew;
  });
}

function refuse(because: string, from: Source, { field }: Sources, site: Site): void {
  site.noted({ kind: 'step-refused', at: from.locate(from.path, 'value'), field, because });
}

/** A line each, as it stands: blanks before a key and lines of comments do not count. */
function ofVariables(path: Scalar, { folder, field }: Sources, site: Site): readonly KeyValue[] {
  const read = namedFile(site, pathIn(folder, scalarText(path)), { field: `${field}.envs`, from: path.from });
  const text = read && (utf8Text(read.bytes) ?? read.text);
  if (text === undefined) return [];
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map(line => line.trimStart())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => keyed(line, path.from))
    .filter(({ key }) => key !== '');
}

function keyed(line: string, from: Source): KeyValue {
  const sign = line.indexOf('=');
  const [key, value] = sign === -1 ? [line, ''] : [line.slice(0, sign), line.slice(sign + 1)];
  return { key, bytes: bytesOf(value), from };
}

function ofLiteral(node: Scalar, sources: Sources, site: Site): readonly KeyValue[] {
  const text = scalarText(node);
  const sign = text.indexOf('=');
  if (sign <= 0) {
    refuse('a literal is written key=value', node.from, sources, site);
    return [];
  }
  const value = text.slice(sign + 1);
  const quoted = /^(["'])([^]*)\1$/.exec(value);
  const bare = value.length > 1 && quoted ? (quoted[2] ?? '') : value;
  return [{ key: text.slice(0, sign), bytes: bytesOf(bare), from: node.from }];
}

/** `key=path`, or a path whose name is the key. */
function ofFile(node: Scalar, sources: Sources, site: Site): readonly KeyValue[] {
  const parts = scalarText(node).split('=');
  const [first = '', second] = parts;
  if (parts.length > 2 || first === '' || second === '') {
    refuse('a file is written path, or key=path', node.from, sources, site);
    return [];
  }
  const path = second ?? first;
  const named = { field: `${sources.field}.files`, from: node.from };
  const read = namedFile(site, pathIn(sources.folder, path), named);
  return read ? [{ key: second === undefined ? fileName(path) : first, bytes: read.bytes, from: node.from }] : [];
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
