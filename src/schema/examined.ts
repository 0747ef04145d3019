import type { JsonObject } from '#model/json.js';
import { isObject, objectOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import { isKeptBack, isMadeByAnother, isStored } from '#model/stored.js';
import type { Violation, ViolationKind } from '#model/findings/violation.js';
import { examinedBuiltIn } from './built-in/examined.js';
import { examinedCustom } from './custom/examined.js';
import { tempered } from './custom/variants.js';
import { isTooDeep, tooDeep } from './depth.js';
import type { Discovery } from './discovery.js';
import { encrypted, isEncrypted } from './encrypted.js';
import type { Kind } from './kind.js';
import type { Problem } from './problem.js';
import { fieldName, violationOf } from './problem.js';
import { storedKinds } from './store/store.js';
import { unknownKind } from './unknown-kind.js';

/** What the examination of a resource depends on. */
export interface Surroundings {
  /** 36 for Kubernetes 1.36 */
  readonly minor: number;
  readonly namespace: string;
  readonly discovery: Discovery;
}

/** A resource as the API server would store it, and what it would say of it, in the order of the text. */
export interface Examined {
  readonly resource: Resource;
  readonly violations: readonly Violation[];
}

/** Examines one resource. */
export function examined(resource: Resource, surroundings: Surroundings): Examined {
  const { minor, namespace, discovery } = surroundings;
  const key = kindKey(resource);
  const untyped = resource.apiVersion === '' || resource.kind === '';
  const kind = untyped ? undefined : discovery.find(key);
  const inPlace = kind?.namespaced === false ? { ...resource, namespace: '' } : placed(resource, namespace);
  if (!kind)
    return {
      resource: inPlace,
      violations: [
        violationOf(resource, untyped ? withoutType(resource) : unknownKind(resource, minor, discovery.served(key))),
      ],
    };
  if (isEncrypted(resource)) return { resource: inPlace, violations: [violationOf(resource, encrypted)] };
  if (isTooDeep(resource.value)) return { resource: inPlace, violations: [violationOf(resource, tooDeep)] };
  const { value, violations } = ofKind(inPlace, kind, key, surroundings);
  const all = [...repeatedFields(resource), ...deprecation(resource, kind, key, minor), ...violations];
  const said = isStored(resource) || resource.kind === 'Secret' ? all.filter(one => isNews(resource, one)) : all;
  return { resource: { ...inPlace, value }, violations: said.sort(inOrderOfText) };
}

/**
 * What the API server took it does not refuse: by rules of its own version and flags, which let stand what is stored, and before it
 * set what nobody else may set. Of what another made the maker is told, and a value that was kept back is not the one that it took.
 */
function isNews(resource: Resource, { kind, path = [] }: Violation): boolean {
  if (isStored(resource) && (taken.has(kind) || isMadeByAnother(resource))) return false;
  return !isKeptBack(resource, valueAt(resource.value, path));
}

const taken: ReadonlySet<ViolationKind> = new Set([
  'invalid-value',
  'missing-field',
  'broken-expression',
  'open-expression',
]);

/** What becomes of a resource's value, and what is said of it. */
interface Stored {
  readonly value: JsonObject;
  readonly violations: readonly Violation[];
}

function ofKind(resource: Resource, kind: Kind, key: string, { minor, discovery }: Surroundings): Stored {
  if (kind.kind === 'built-in') return examinedBuiltIn(resource, kind, minor);
  const { value, violations } = examinedCustom(resource, kind, minor);
  return { value, violations: tempered(resource, violations, discovery.variants(key), minor) };
}

function kindKey({ apiVersion, kind }: Resource): string {
  return `${groupOf(apiVersion)}/${apiVersion.slice(apiVersion.indexOf('/') + 1)}/${kind}`;
}

function placed(resource: Resource, fallback: string): Resource {
  if (resource.namespace !== '') return resource;
  const { metadata } = resource.value;
  const names = isObject(metadata) ? (metadata['namespace'] ?? '') : (metadata ?? '');
  if (names !== '') return { ...resource, namespace: fallback };
  const value: JsonObject = { ...resource.value, metadata: { ...objectOf(metadata), namespace: fallback } };
  return { ...resource, namespace: fallback, value };
}

function withoutType({ apiVersion, kind }: Resource): Problem {
  const missing = apiVersion === '' ? 'apiVersion' : 'kind';
  const both = apiVersion === '' && kind === '';
  return {
    kind: 'missing-field',
    path: [missing],
    part: 'key',
    message: `${both ? 'apiVersion and kind are' : `${missing} is`} required`,
  };
}

/** The API server refuses a manifest with a key twice; kubectl takes the last one before the API server sees it. */
function repeatedFields(resource: Resource): readonly Violation[] {
  return (resource.repeated ?? []).map(({ path, at }) => ({
    ...violationOf(resource, {
      kind: 'repeated-field',
      path,
      part: 'key',
      message: `${fieldName(path)} stands twice; kubectl takes the last one, the API server refuses both`,
    }),
    at,
  }));
}

function deprecation(resource: Resource, kind: Kind, key: string, minor: number): readonly Violation[] {
  const message = kind.kind === 'custom' ? kind.deprecated : builtInDeprecation(key, minor);
  if (message === undefined) return [];
  const says = `${resource.kind} of ${resource.apiVersion}: ${message}`;
  return [
    violationOf(resource, {
      kind: 'deprecated',
      severity: 'warning',
      path: ['apiVersion'],
      part: 'value',
      message: says,
      cause: says,
    }),
  ];
}

function builtInDeprecation(key: string, minor: number): string | undefined {
  const { gone } = storedKinds();
  const entry = Object.hasOwn(gone, key) ? gone[key] : undefined;
  if (!entry || entry[0] === 0 || entry[0] > minor) return undefined;
  const [since, removed, replacement] = entry;
  const instead = replacement === '' ? '' : `; use apiVersion ${replacement.replace(/\/[^/]*$/, '')}`;
  return `deprecated since Kubernetes 1.${since} and gone in 1.${removed}${instead}`;
}

function inOrderOfText(a: Violation, b: Violation): number {
  return a.at.line - b.at.line || a.at.column - b.at.column;
}
