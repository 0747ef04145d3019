import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';

/** What a document is meant as. */
export type Meant =
  | { readonly kind: 'resource' }
  | { readonly kind: 'ignored'; readonly as: string }
  | { readonly kind: 'unreadable'; readonly path: Path; readonly message: string; readonly hint?: string };

/**
 * A resource has an apiVersion and a kind. With metadata and only one of them it is meant as one, and kubectl refuses it.
 * What tools read and no API server stores is no resource: kustomizations, kubeconfigs, configurations of kind and kubeadm.
 */
export function meantAs(value: Json): Meant {
  if (isArray(value) && value.some(isNamed)) {
    return {
      kind: 'unreadable',
      path: [],
      message: 'a list of resources is no resource',
      hint: 'put it under the items of a "kind: List"',
    };
  }
  if (!isObject(value)) return { kind: 'ignored', as: isArray(value) ? 'a list' : value === null ? 'nothing' : 'text' };
  const { apiVersion, kind } = value;
  const isWhole = apiVersion !== undefined && kind !== undefined;
  if (!isWhole && !looksLikeResource(value)) return { kind: 'ignored', as: 'no Kubernetes resource' };
  if (typeof apiVersion !== 'string' || apiVersion === '') return faulty('apiVersion', value);
  if (typeof kind !== 'string' || kind === '') return faulty('kind', value);
  const answered = answers[`${apiVersion}/${kind}`];
  if (answered) return { kind: 'unreadable', path: ['kind'], ...answered };
  const tool = toolOf(apiVersion, kind);
  return tool === undefined ? { kind: 'resource' } : { kind: 'ignored', as: tool };
}

/** Whether a text that cannot be read shows that a resource was meant. */
export function meantByText(text: string): boolean {
  return /^(?:apiVersion|kind)[ \t]*:/m.test(text) || /^\s*[{[][^]{0,4000}?"(?:apiVersion|kind)"\s*:/.test(text);
}

/** What an API server answers and does not store. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go) */
const answers: Readonly<Partial<Record<string, { readonly message: string; readonly hint: string }>>> = {
  'v1/Status': {
    message: 'a Status is what an API server answers, and no resource',
    hint: 'it says in its message why there was none',
  },
  'meta.k8s.io/v1/Table': {
    message: 'a Table holds what is printed of resources, and not them',
    hint: 'take them by kubectl get -o yaml',
  },
};

/** Where the line ends that stands before a resource in JSON; undefined where there is none. */
export function jsonAfterText(text: string, start: number, end: number): number | undefined {
  const found = /\n[{[]\s*"(?:apiVersion|kind|items|metadata)"\s*:/.exec(text.slice(start, end));
  return found ? start + found.index : undefined;
}

function isNamed(value: Json): boolean {
  const { apiVersion, kind } = isObject(value) ? value : {};
  return typeof apiVersion === 'string' && typeof kind === 'string' && toolOf(apiVersion, kind) === undefined;
}

/**
 * With metadata and one of the two, or their like under another spelling, a resource is meant; and so it is where it has a name and a
 * specification and neither.
 */
function looksLikeResource(value: JsonObject): boolean {
  const { apiVersion, kind, metadata, spec } = value;
  const alike = ['apiVersion', 'kind'].filter(
    field => value[field] !== undefined || misspelt(field, value) !== undefined,
  );
  if (!isObject(metadata)) return alike.length === 2 && apiVersion === undefined && kind === undefined;
  return alike.length > 0 || (isObject(spec) && typeof metadata['name'] === 'string');
}

/** Keys are told apart by upper and lower case, and no key is called `apiKind`. */
function misspelt(field: string, value: JsonObject): string | undefined {
  const wanted = field.toLowerCase();
  return Object.keys(value).find(
    key => key !== field && [wanted, `api${wanted}`].includes(key.toLowerCase().replace(/[-_]/g, '')),
  );
}

function faulty(field: string, object: JsonObject): Meant {
  const value = object[field];
  const how = value === undefined ? 'missing' : value === '' || value === null ? 'empty' : 'no text';
  const written = value === undefined ? misspelt(field, object) : undefined;
  return {
    kind: 'unreadable',
    path: written === undefined ? [field] : [written],
    message: `${field} is ${how}, so no API server knows what this is`,
    ...(written !== undefined && { hint: `it is written ${field}, and not ${written}` }),
  };
}

function toolOf(apiVersion: string, kind: string): string | undefined {
  if (apiVersion === 'v1' && discovered.has(kind)) return 'what an API server says that it serves';
  if (apiVersion === 'v1' && kind === 'Config') return 'a kubeconfig';
  return tools.find(([pattern]) => pattern.test(apiVersion))?.[1];
}

/** (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go) */
const discovered: ReadonlySet<string> = new Set(['APIGroup', 'APIGroupList', 'APIResourceList', 'APIVersions']);

const tools: readonly (readonly [RegExp, string])[] = [
  [/^kustomize\.config\.k8s\.io\//, 'a kustomization'],
  [/^kind\.x-k8s\.io\//, 'a configuration of kind'],
  [/^kubeadm\.k8s\.io\//, 'a configuration of kubeadm'],
  [
    /^(?:kubelet|kubeproxy|kubescheduler|apiserver|audit|client\.authentication)\.(?:config\.)?k8s\.io\//,
    'a configuration of Kubernetes itself',
  ],
  [/^skaffold\//, 'a configuration of skaffold'],
  [/^gatewright\.dev\//, 'a file of gatewright'],
];
