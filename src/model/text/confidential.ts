import type { Json } from '../json.js';
import { isArray, isObject } from '../json.js';
import type { Path } from '../origin.js';
import { maySpill } from './confidential-text.js';

/**
 * What stands around a field and decides whether it is confidential. `hidden`: it is, and all below it. The others tell what to
 * make of the keys below: a `secret` is an object of kind Secret, `secrets` a list of them, `env` what is called so, `entry` one variable of it.
 */
export type Ward =
  | 'open'
  | 'secret'
  | 'secrets'
  | 'secret-like'
  | 'template'
  | 'annotations'
  | 'env'
  | 'entry'
  | 'generators'
  | 'generator'
  | 'operation'
  | 'hidden';

/** A node of a document as far as it matters here, whether it was read or stands in a tree of places. */
export interface Guarded {
  readonly form: 'mapping' | 'list' | 'text' | 'other';
  /** The text itself; of a mapping nothing. */
  readonly text: string;
  /** The text under a key of a mapping; undefined where none stands. */
  readonly textAt: (key: string) => string | undefined;
  /** Whether a mapping has a key. */
  readonly has: (key: string) => boolean;
}

/** How confidential a whole document is. */
export function wardOfRoot(root: Guarded): Ward {
  return isSecret(root) ? 'secret' : guarded('open', root);
}

/** How confidential what stands under a key is. */
export function wardBelow(ward: Ward, key: string | number, node: Guarded): Ward {
  switch (ward) {
    case 'hidden':
      return 'hidden';
    case 'secret':
      return belowSecret(key, node);
    case 'secrets':
      return key === 'items' ? 'secrets' : typeof key === 'number' ? 'secret' : guarded('open', node);
    case 'template':
      return key === 'data' ? 'hidden' : named('secret-like', key, node);
    case 'annotations':
      return isDump(String(key)) ? 'hidden' : guarded('open', node);
    case 'env':
      return typeof key === 'number' && node.form === 'mapping' ? 'entry' : 'hidden';
    case 'entry':
      return key === 'name' || key === 'valueFrom' ? 'open' : 'hidden';
    case 'generators':
      return 'generator';
    case 'generator':
      return openOfGenerator.has(String(key)) ? 'open' : 'hidden';
    case 'operation':
      return key === 'value' ? 'hidden' : 'open';
    case 'secret-like':
    case 'open':
      return named(ward, key, node);
  }
}

/**
 * Whether a field of a resource is confidential: `data` and `stringData` of a Secret, wherever it stands, the value of a variable
 * in any `env`, what generates a Secret, and the annotations in which tools keep the whole resource.
 */
export function isConfidential(root: Json, path: Path): boolean {
  let value: Json | undefined = root;
  let ward = wardOfRoot(guardedOf(root));
  for (const key of path) {
    value = isArray(value) ? value[Number(key)] : isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    ward = wardBelow(ward, key, guardedOf(value));
    if (ward === 'hidden') return true;
  }
  return false;
}

/** The texts and numbers of a resource that are confidential. */
export function confidentialTexts(root: Json): readonly string[] {
  return textsBelow(root, wardOfRoot(guardedOf(root)));
}

function textsBelow(value: Json | undefined, ward: Ward): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') return ward === 'hidden' ? [String(value)] : [];
  const entries = isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, one]) => textsBelow(one, wardBelow(ward, key, guardedOf(one))));
}

/** `type` and `immutable` are no secrets where they are what they have to be. */
function belowSecret(key: string | number, node: Guarded): Ward {
  if (key === 'metadata') return guarded('open', node);
  if (key === 'apiVersion' || key === 'kind' || key === 'type') return 'open';
  return key === 'immutable' && (node.text === 'true' || node.text === 'false') ? 'open' : 'hidden';
}

function named(ward: 'open' | 'secret-like', key: string | number, node: Guarded): Ward {
  if (key === 'stringData') return 'hidden';
  if (key === 'annotations') return 'annotations';
  if (key === 'secretGenerator') return 'generators';
  if (ward === 'secret-like' && key === 'template') return 'template';
  if (typeof key === 'string' && environment.test(key) && node.form !== 'other')
    return node.form !== 'text' ? 'env' : node.text.includes('=') ? 'hidden' : 'open';
  return guarded(ward, node);
}

/** What a node is by itself, whatever it is called. */
function guarded(ward: 'open' | 'secret-like', node: Guarded): Ward {
  if (node.form === 'text') return maySpill(node.text) ? 'hidden' : ward;
  if (node.form !== 'mapping') return ward;
  if (isSecret(node)) return parts.some(node.has) ? 'secret' : ward;
  const kind = node.textAt('kind') ?? '';
  if (/^secretlist$/i.test(kind)) return 'secrets';
  if (node.textAt('op') !== undefined && patched.test(node.textAt('path') ?? '')) return 'operation';
  return /secret/i.test(kind) ? 'secret-like' : ward;
}

function isSecret(node: Guarded): boolean {
  return /^secrets?$/i.test(node.textAt('kind') ?? '');
}

/** By these a Secret within another resource differs from a reference to one. */
const parts = ['metadata', 'data', 'stringData'];

/** `env`, and what custom resources call the same. */
const environment = /^(extra|additional)?_?env(ironment)?(s|_?vars?|_?variables)?$/i;

/** Where an operation of a JSON patch may set what is confidential. */
const patched = /\/(stringData|data|env)(\/|$)/;

const openOfGenerator = new Set(['name', 'namespace', 'type', 'options', 'behavior']);

/** Annotations in which tools keep the resource as it was applied, or a token. (kubectl, kapp, Rancher, Banzai Cloud, OpenShift) */
function isDump(key: string): boolean {
  return dumps.has(key) || key.includes('last-applied');
}

const dumps = new Set([
  'kapp.k14s.io/original',
  'kapp.k14s.io/original-diff',
  'objectset.rio.cattle.io/applied',
  'openshift.io/token-secret.value',
]);

function guardedOf(value: Json | undefined): Guarded {
  const form = isArray(value) ? 'list' : isObject(value) ? 'mapping' : typeof value === 'string' ? 'text' : 'other';
  return {
    form,
    text: typeof value === 'object' ? '' : String(value ?? ''),
    textAt: key => {
      const one = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      return typeof one === 'string' ? one : undefined;
    },
    has: key => isObject(value) && Object.hasOwn(value, key),
  };
}
