import { absenceOf, isElsewhere } from '#cluster/absence.js';
import { find } from '#cluster/cluster.js';
import { secretValue } from '#cluster/secrets/secret-values.js';
import type { SecretReference } from '#model/policies/access.js';
import type { Resource } from '#model/resource.js';
import { given } from '../values/given.js';
import { goBoolean } from '../values/go-values.js';
import type { WritesFor } from './feature.js';
import type { Reads } from './reads.js';

/** What a reference leads to; `open`: it may stand elsewhere; `unseen`: it does, and nobody saw what it holds. */
export type Referenced =
  | { readonly kind: 'found'; readonly resource: Resource }
  | { readonly kind: 'missing' }
  | { readonly kind: 'open' }
  | { readonly kind: 'unseen' };

export function referenced(
  { cluster }: Reads,
  kind: 'Secret' | 'ConfigMap',
  namespace: string,
  name: string,
): Referenced {
  const resource = find(cluster, '', kind, namespace, name);
  if (resource) return { kind: 'found', resource };
  if (isElsewhere(cluster, kind, namespace, name)) return { kind: 'unseen' };
  return absenceOf(cluster, '', kind, namespace, name) === 'open' ? { kind: 'open' } : { kind: 'missing' };
}

/** `namespace/name` or `name`; undefined where it is neither. */
export function nameParts(text: string): { readonly namespace: string; readonly name: string } | undefined {
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  return second === undefined ? { namespace: '', name: first } : { namespace: first, name: second };
}

/** Objects of another namespace are refused unless the ConfigMap allows them. */
export function isForeign({ configuration, namespace }: Reads, other: string): boolean {
  return !configuration.crossNamespace && other !== namespace;
}

/** The reference in the terms of policies: without a namespace it is in the Ingress's own. */
export function referenceOf(text: string | undefined): SecretReference | undefined {
  const parts = text === undefined ? undefined : nameParts(text);
  return parts && { ...given({ namespace: parts.namespace === '' ? undefined : parts.namespace }), name: parts.name };
}

/** `namespace/name`. */
export function referenceText({ namespace, name }: SecretReference, own: string): string {
  return `${namespace ?? own}/${name}`;
}

/** Why an Ingress cannot name the object, with the way out. */
export function foreignFault(reference: SecretReference | undefined, { route, data }: WritesFor): string | undefined {
  const { namespace = route.namespace, name } = reference ?? { name: '' };
  if (namespace === route.namespace || goBoolean(data['allow-cross-namespace-resources'] ?? '') === true)
    return undefined;
  return `ingress-nginx looks at no objects of another namespace: bring ${namespace}/${name} into ${route.namespace}, or set allow-cross-namespace-resources in its ConfigMap`;
}

/** What is wrong with `namespace/name` of a Secret that holds a certificate; undefined: nothing, or it may stand elsewhere. */
export function certificateSecretFault(text: string, reads: Reads): string | undefined {
  const parts = nameParts(text);
  if (!parts || parts.namespace === '' || parts.name === '') return 'namespace/name of a Secret';
  if (isForeign(reads, parts.namespace)) return 'a Secret of the same namespace';
  const secret = referenced(reads, 'Secret', parts.namespace, parts.name);
  if (secret.kind === 'missing') return 'a Secret that is there';
  if (secret.kind !== 'found') return undefined;
  const has = (key: string) => secretValue(secret.resource, key).kind !== 'absent';
  return has('ca.crt') || (has('tls.crt') && has('tls.key'))
    ? undefined
    : 'a Secret with ca.crt, or with tls.crt and tls.key';
}
