import type { Annotations } from '../annotations.js';
import { booleanOf } from '../annotations.js';
import type { Configuration } from '../../installation/configuration.js';

/** Who must say who they are. */
export interface AuthenticationAsk {
  readonly password: { readonly by: 'basic' | 'digest'; readonly realm: string } | undefined;
  /** The annotation that asks another service, or the ConfigMap's. */
  readonly external: 'auth-url' | 'global-auth-url' | undefined;
}

export function authenticationAsk(annotations: Annotations, configuration: Configuration): AuthenticationAsk {
  return { password: passwordOf(annotations), external: externalOf(annotations, configuration) };
}

/** (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1244-1253: whatever is not exactly basic is digest) */
function passwordOf(annotations: Annotations): AuthenticationAsk['password'] {
  const type = annotations.values.get('auth-type');
  if (type === undefined) return undefined;
  return { by: type === 'basic' ? 'basic' : 'digest', realm: annotations.values.get('auth-realm') ?? '' };
}

/** An own service, unless a value of its group dropped it; else the one for all. (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go) */
function externalOf(annotations: Annotations, { data }: Configuration): AuthenticationAsk['external'] {
  const dropped = annotations.faults.some(({ effect }) => effect === 'access-dropped');
  if (annotations.values.has('auth-url') && !dropped) return 'auth-url';
  const global = (data['global-auth-url'] ?? '') !== '' && booleanOf(annotations, 'enable-global-auth') !== false;
  return global ? 'global-auth-url' : undefined;
}
