import { objectOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { Annotations } from '../annotations.js';
import type { World } from '../checks/check.js';
import { isRead } from '../checks/needs.js';
import { nameParts, referenced } from '../checks/objects.js';

/** An object that an annotation names and that may stand elsewhere: without it every request is answered 503. */
export interface OpenReference {
  /** The annotation. */
  readonly name: string;
  readonly kind: 'Secret' | 'ConfigMap';
  readonly namespace: string;
  readonly object: string;
}

export function openReferences(annotations: Annotations, world: World): readonly OpenReference[] {
  return named.flatMap(({ name, kind }) => {
    const text = annotations.values.get(name);
    const parts = text === undefined || !isRead(annotations, name) ? undefined : nameParts(text);
    if (!parts || annotations.faults.some(fault => fault.name === annotations.writtenAs(name))) return [];
    const namespace = parts.namespace === '' ? world.namespace : parts.namespace;
    const found = referenced(world, kind, namespace, parts.name);
    return found.kind === 'open' ? [{ name, kind, namespace, object: parts.name }] : [];
  });
}

const named = [
  { name: 'auth-secret', kind: 'Secret' },
  { name: 'auth-proxy-set-headers', kind: 'ConfigMap' },
  { name: 'custom-headers', kind: 'ConfigMap' },
  { name: 'fastcgi-params-configmap', kind: 'ConfigMap' },
  { name: 'proxy-ssl-secret', kind: 'Secret' },
] as const;

/** The response headers of the ConfigMap that custom-headers names. */
export function customHeaders(annotations: Annotations, world: World): Readonly<Record<string, string>> | undefined {
  const parts = nameParts(annotations.values.get('custom-headers') ?? '');
  const map = parts && referenced(world, 'ConfigMap', parts.namespace, parts.name);
  return map?.kind === 'found' ? stringsOf(objectOf(map.resource.value['data'])) : undefined;
}
