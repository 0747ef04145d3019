import type { Annotations } from '../annotations.js';
import { booleanOf } from '../annotations.js';
import { referenced, nameParts } from '../checks/objects.js';
import type { World } from '../checks/check.js';
import type { Configuration } from '../configuration.js';

/** Who must say who they are. */
export interface AuthenticationAsk {
  readonly password:
    { readonly by: 'basic' | 'digest'; readonly realm: string; readonly open: string | undefined } | undefined;
  /** The annotation that asks another service, or the ConfigMap's. */
  readonly external: 'auth-url' | 'global-auth-url' | undefined;
}

export function authenticationAsk(annotations: Annotations, world: World): AuthenticationAsk {
  return { password: passwordOf(annotations, world), external: externalOf(annotations, world.configuration) };
}

/** (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1244-1253: whatever is not exactly basic is digest) */
function passwordOf(annotations: Annotations, world: World): AuthenticationAsk['password'] {
  const type = annotations.values.get('auth-type');
  if (type === undefined) return undefined;
  const { namespace, name } = nameParts(annotations.values.get('auth-secret') ?? '') ?? { namespace: '', name: '' };
  const home = namespace === '' ? world.namespace : namespace;
  const open = referenced(world, 'Secret', home, name).kind === 'open' ? `${home}/${name}` : undefined;
  return { by: type === 'basic' ? 'basic' : 'digest', realm: annotations.values.get('auth-realm') ?? '', open };
}

/** An own service, unless a value of its group dropped it; else the one for all. (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go) */
function externalOf(annotations: Annotations, { data }: Configuration): AuthenticationAsk['external'] {
  const dropped = annotations.faults.some(({ effect }) => effect === 'access-dropped');
  if (annotations.values.has('auth-url') && !dropped) return 'auth-url';
  const global = (data['global-auth-url'] ?? '') !== '' && booleanOf(annotations, 'enable-global-auth') !== false;
  return global ? 'global-auth-url' : undefined;
}
