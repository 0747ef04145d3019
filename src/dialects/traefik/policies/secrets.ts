import type { Json } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { NeededSecret } from './feature.js';

/** A Secret with certificates to trust. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadCASecret) */
export const authorities: NeededSecret = {
  isUsable: secret => {
    const texts = textsIn(secret);
    return texts.has('tls.ca') || texts.has('ca.crt') || texts.size === 1;
  },
  wants: 'a Secret with tls.ca or ca.crt, or with one key',
};

/** A Secret with a certificate and its key. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: getCertificateBlocks) */
export const certificate: NeededSecret = {
  isUsable: secret => ['tls.crt', 'tls.key'].every(key => (textsIn(secret).get(key) ?? '') !== ''),
  wants: 'a Secret with tls.crt and tls.key',
};

/** (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadRedisCredentials) */
export const credentials: NeededSecret = {
  isUsable: secret => ['username', 'password'].every(key => textsIn(secret).has(key)),
  wants: 'a Secret with username and password',
};

/** A Secret that has a key, whatever stands under it. */
export function holding(key: string): NeededSecret {
  return { isUsable: secret => textsIn(secret).has(key), wants: `a Secret with ${key}` };
}

/** Users and the hashes of their passwords. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadAuthCredentials; pkg/middlewares/auth/basic_auth.go: basicUserParser; digest_auth.go: digestUserParser) */
export function users(by: 'basic' | 'digest'): NeededSecret {
  const plain = 'a Secret with exactly one key that holds users, a line each: name:hash';
  return {
    isUsable: secret => holdsUsers(secret, by),
    wants:
      by === 'digest'
        ? 'a Secret with exactly one key that holds users, a line each: name:realm:hash'
        : `${plain}, or one of type kubernetes.io/basic-auth with username and password`,
  };
}

function holdsUsers(secret: Resource, by: 'basic' | 'digest'): boolean {
  const texts = textsIn(secret);
  if (by === 'basic' && secret.value['type'] === 'kubernetes.io/basic-auth')
    return texts.has('username') && texts.has('password');
  const lines = [...texts.values()].flatMap(text => text.split(/\r?\n/).filter(line => line !== ''));
  const parts = by === 'basic' ? 2 : 3;
  return texts.size === 1 && lines.length > 0 && lines.every(line => line.split(':').length === parts);
}

/** What a Secret holds, with one character for each byte; what is no base64 as it stands. */
function textsIn({ value }: Resource): ReadonlyMap<string, string> {
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
