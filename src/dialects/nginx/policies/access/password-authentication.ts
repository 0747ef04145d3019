import type { ReferencedResource } from '#model/findings/note.js';
import { find } from '#cluster/cluster.js';
import { secretValue } from '#cluster/secrets/secret-values.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Noted } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { textIn } from '../reads.js';
import { foreignFault, isForeign, nameParts, referenceOf, referenceText, referenced } from '../references.js';
import { lacks } from '../../lacks.js';
import { usersIn } from './password-users.js';

/** Whatever is not exactly basic is digest. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1244-1253) */
export const passwordAuthentication: NginxFeature<'passwordAuthentication'> = {
  policy: 'passwordAuthentication',
  keys: ['auth-type', 'auth-secret', 'auth-secret-type', 'auth-realm'].map(annotationKey),
  requires: [{ name: 'auth-type', by: ['auth-secret', 'auth-secret-type', 'auth-realm'] }],
  read: (reads, noted) => {
    const type = textIn(reads, 'auth-type');
    if (type === undefined) return undefined;
    check(reads, noted);
    return {
      scheme: type === 'basic' ? 'basic' : 'digest',
      users: textIn(reads, 'auth-secret-type') === 'auth-map' ? 'keys' : 'file',
      removesCredentials: true,
      secret: referenceOf(textIn(reads, 'auth-secret')) ?? { name: '' },
      ...given({
        realm: textIn(reads, 'auth-realm'),
      }),
    };
  },
  steps: (policy, place) => {
    const { scheme, secret, realm = '' } = policy;
    const at = given({ at: place.at('auth-type') });
    const challenge = scheme === 'basic' ? `Basic realm="${realm}"` : undefined;
    const users = usersIn(find(place.cluster, '', 'Secret', secret.namespace ?? place.namespace, secret.name), policy);
    return [
      { kind: 'authenticate', by: scheme, status: 401, ...given({ challenge, users }), ...at },
      { kind: 'headers', of: 'request', set: { Authorization: '' }, ...at },
    ];
  },
  write: ({ scheme, secret, users, realm, removesCredentials }, world) => {
    const foreign = foreignFault(secret, world);
    if (foreign !== undefined) return { because: foreign };
    if (removesCredentials === false)
      return { because: lacks['passwordAuthentication.keepsCredentials'], field: 'removesCredentials' };
    return said({
      'auth-type': scheme,
      'auth-secret': secret.namespace === undefined ? secret.name : referenceText(secret, world.route.namespace),
      'auth-secret-type': users === 'keys' ? 'auth-map' : undefined,
      'auth-realm': realm,
    });
  },
};

function check(reads: Reads, noted: Noted): void {
  const wants = secretFault(reads, noted);
  if (wants === undefined) return;
  if (typeof wants === 'string') noted.invalid('auth-secret', wants, 'location-denied');
  else noted.invalid('auth-secret', wants.wants, 'location-denied', wants.names);
}

/** What the Secret would have to be. (ingress-nginx v1.15.1, internal/ingress/annotations/auth/main.go:150-250) */
function secretFault(
  reads: Reads,
  noted: Noted,
): string | { readonly wants: string; readonly names: ReferencedResource } | undefined {
  const parts = nameParts(textIn(reads, 'auth-secret') ?? '');
  if (!parts || parts.name === '') return 'the name of a Secret';
  const namespace = parts.namespace === '' ? reads.namespace : parts.namespace;
  if (isForeign(reads, namespace)) return 'a Secret of the same namespace';
  const secret = referenced(reads, 'Secret', namespace, parts.name);
  if (secret.kind === 'missing') return 'a Secret that is there';
  if (secret.kind === 'open') noted.open('auth-secret', { kind: 'Secret', namespace, name: parts.name });
  const type = textIn(reads, 'auth-secret-type') ?? 'auth-file';
  if (type !== 'auth-file' && type !== 'auth-map')
    noted.invalid('auth-secret-type', 'auth-file or auth-map', 'location-denied');
  const lacksFile = secret.kind === 'found' && secretValue(secret.resource, 'auth').kind === 'absent';
  if (type !== 'auth-file' || !lacksFile) return undefined;
  return { wants: 'a Secret with the key auth', names: { kind: 'Secret', namespace, name: parts.name } };
}
