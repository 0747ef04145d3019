import { find } from '#cluster/cluster.js';
import type { Json } from '#model/json.js';
import { objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { below, noteAt } from '../resources/place.js';
import type { Built, Source } from './kind.js';
import { broken, happening } from './kind.js';

/** A Secret that a Middleware cannot be built without. */
export interface Needed {
  readonly isUsable: (secret: Resource) => boolean;
  readonly wants: string;
}

/** The Secret that a field names, in the Middleware's namespace: missing or of no use, the Middleware is not built. */
export function secretIn(source: Source, field: string, { isUsable, wants }: Needed): Built {
  const path = field.split('.');
  const name = textOf(valueAt(source.config, path)) ?? '';
  if (name === '') return happening();
  const { cluster, absenceOf } = source.context;
  const { namespace } = source.at.resource;
  const secret = find(cluster, '', 'Secret', namespace, name);
  if (secret) return isUsable(secret) ? happening() : broken(source, field, name, wants);
  const absence = absenceOf('', 'Secret', namespace);
  const note = noteAt(below(source.at, ...path), {
    kind: 'missing-reference',
    to: { group: '', kind: 'Secret', namespace, name },
    consequence: { kind: 'users-dropped' },
  });
  const missing: Built = { steps: [], notes: [note] };
  return absence === 'open' ? missing : { ...missing, broken: `the Secret ${name} is missing` };
}

/** A Secret with certificates to trust. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadCASecret) */
export const authorities: Needed = {
  isUsable: secret => {
    const texts = textsIn(secret);
    return texts.has('tls.ca') || texts.has('ca.crt') || texts.size === 1;
  },
  wants: 'a Secret with tls.ca or ca.crt, or with one key',
};

/** A Secret with a certificate and its key. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: getCertificateBlocks) */
export const certificate: Needed = {
  isUsable: secret => ['tls.crt', 'tls.key'].every(key => (textsIn(secret).get(key) ?? '') !== ''),
  wants: 'a Secret with tls.crt and tls.key',
};

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadRedisCredentials) */
export const credentials: Needed = {
  isUsable: secret => ['username', 'password'].every(key => textsIn(secret).has(key)),
  wants: 'a Secret with username and password',
};

/** What a Secret holds, with one character for each byte; what is no base64 as it stands. */
export function textsIn({ value }: Resource): ReadonlyMap<string, string> {
  const data = Object.entries(objectOf(value['data'])).map(([key, one]) => [key, unpacked(one)] as const);
  const plain = Object.entries(objectOf(value['stringData'])).map(([key, one]) => [key, textOf(one) ?? ''] as const);
  return new Map([...data, ...plain]);
}

function unpacked(value: Json | undefined): string {
  const text = textOf(value) ?? '';
  try {
    return atob(text.replace(/[\r\n]/g, ''));
  } catch {
    return text;
  }
}
