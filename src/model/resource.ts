import type { FaultyBytes } from './faulty-bytes.js';
import type { JsonObject } from './json.js';
import { isObject, itemsOf, objectOf, textOf } from './json.js';
import type { Locate, Origin, Path } from './origin.js';

/**
 * One Kubernetes resource of the input. A manifest is text; a resource is what it says.
 * `namespace` is '' for kinds that are not namespaced.
 */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** The whole object. As kubectl reads it when parsed, as the API server would store it once schema defaulted it. */
  readonly value: JsonObject;
  /** Where a field stands in the manifest. */
  readonly locate: Locate;
  /** The source text of a scalar (`yes`, `0777`), where the resource was read from text and the scalar is plain (not quoted). */
  readonly plainText?: (path: Path) => string | undefined;
  /** Keys that stand more than once in one mapping, with the place of the later one: kubectl takes the last, the API server refuses. */
  readonly repeated?: readonly { readonly path: Path; readonly at: Origin }[];
  /** Bytes of its text, or of the comments that stand above it, that are no text in the encoding of the file. */
  readonly faultyBytes?: readonly FaultyBytes[];
}

/** What names a resource in messages and JSON. `namespace` is absent for kinds that are not namespaced. */
export interface Subject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** The subject of a resource. */
export function subjectOf(resource: Resource): Subject {
  const { apiVersion, kind, namespace, name } = resource;
  return { apiVersion, kind, ...(namespace !== '' && { namespace }), name };
}

/** The first by kind, namespace and name, whatever the order of the files. */
export function firstByName(resources: readonly Resource[]): Resource | undefined {
  const nameKey = ({ kind, namespace, name }: Resource): string => [kind, namespace, name].join('/');
  return [...resources].sort((one, other) => (nameKey(one) < nameKey(other) ? -1 : 1))[0];
}

/** The API group of an apiVersion: '' for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** `spec`, or an empty mapping. */
export function specOf(resource: Resource): JsonObject {
  return objectOf(resource.value['spec']);
}

/** A mapping of strings such as `metadata.labels`; what is not a string is left out (the schema faults it). */
export function stringsOf(value: JsonObject[string]): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (typeof one === 'string' ? [[key, one]] : [])),
  );
}

/** Labels by their keys. */
export type Labels = Readonly<Record<string, string>>;

/** `metadata.labels`. */
export function labelsOf(resource: Resource): Labels {
  return stringsOf(objectOf(resource.value['metadata'])['labels']);
}

/** `metadata.annotations`. */
export function annotationsOf(resource: Resource): Readonly<Record<string, string>> {
  return stringsOf(objectOf(resource.value['metadata'])['annotations']);
}

/** `metadata.ownerReferences`: what made an object, or holds it. */
export interface OwnerReference {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  /** It made the object and looks after it. */
  readonly isController: boolean;
}

/** What an object says that made it. */
export function ownerReferences(resource: Resource): readonly OwnerReference[] {
  return itemsOf(objectOf(resource.value['metadata'])['ownerReferences']).map(json => {
    const { kind, name, controller } = objectOf(json);
    return { kind: textOf(kind), name: textOf(name), isController: controller === true };
  });
}

/** `metadata.creationTimestamp`, where the manifest tells it. */
export function createdOf(resource: Resource): string | undefined {
  return textOf(objectOf(resource.value['metadata'])['creationTimestamp']);
}
