import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Node, Scalar, Source } from './node.js';

/** A document of a file: a value, and where everything in it stands. */
export type Written = Pick<Resource, 'locate' | 'plainText'> & { readonly value: Json };

/** The nodes of a document. */
export function nodeOf(written: Written, subject?: Source['subject']): Node {
  return nodeAtPath(written, written.value, [], subject);
}

function nodeAtPath(written: Written, value: Json, path: Path, subject: Source['subject']): Node {
  const from: Source = { locate: written.locate, path, ...(subject && { subject }) };
  if (isArray(value)) {
    const items = value.map((item, index) => nodeAtPath(written, item, [...path, index], subject));
    return { kind: 'sequence', items, from };
  }
  if (!isObject(value)) return scalarOf(value, written.plainText?.(path), from);
  const fields = Object.entries(value).flatMap(([key, one]) =>
    one === undefined ? [] : [[key, nodeAtPath(written, one, [...path, key], subject)] as const],
  );
  return { kind: 'mapping', fields: new Map(fields), from };
}

/**
 * kustomize reads YAML 1.2, in which `yes` and `on` are texts, and quotes them for what reads the result.
 * (go.yaml.in/yaml/v3 v3.0.4, resolve.go; kyaml v0.21.2, yaml/alias.go)
 */
function scalarOf(value: Scalar['value'], plain: string | undefined, from: Source): Scalar {
  if (typeof value === 'boolean' && plain !== undefined && plain.toLowerCase() !== String(value))
    return { kind: 'scalar', value: plain, from };
  return { kind: 'scalar', value, ...(plain !== undefined && { plain }), from };
}
