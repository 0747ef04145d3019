import type { JsonObject } from '#model/json.js';
import { isObject, textOf } from '#model/json.js';
import type { Match } from '#model/match.js';
import { hasHeader } from '#model/match.js';
import type { PasswordAuthentication } from '#model/policies/access.js';
import { given } from '../../values/given.js';
import type { Noted, WrittenFeature } from '../feature.js';
import { foreignSecret } from '../own-secret.js';
import { users } from '../secrets.js';
import { lacks } from '../../lacks.js';

/** (traefik v3.7.9, pkg/middlewares/auth/basic_auth.go, digest_auth.go; pkg/provider/kubernetes/crd/kubernetes.go: createBasicAuthMiddleware) */
export const passwordAuthentication: WrittenFeature<'passwordAuthentication'> = {
  policy: 'passwordAuthentication',
  purpose: 'password',
  keys: ['basicAuth', 'digestAuth'].flatMap(kind =>
    ['secret', 'realm', 'headerField', 'removeHeader'].map(field => `${kind}.${field}`),
  ),
  acts: ['basicAuth.secret', 'basicAuth.realm', 'digestAuth.secret'],
  secrets: { 'basicAuth.secret': users('basic'), 'digestAuth.secret': users('digest') },
  read({ basicAuth, digestAuth }, noted) {
    if (isObject(basicAuth)) return authenticationIn('basic', basicAuth, noted);
    return isObject(digestAuth) ? authenticationIn('digest', digestAuth, noted) : undefined;
  },
  steps({ scheme, realm = '' }) {
    const set = { 'Www-Authenticate': `Basic realm="${realm === '' ? usualRealm : realm}"` };
    return [
      ...(scheme === 'basic' ? [{ kind: 'headers', of: 'response', set, when: { match: stranger } } as const] : []),
      { kind: 'authenticate', by: scheme, status: 401 },
    ];
  },
  write({ scheme, secret, users: held = 'file', realm, userHeader, removesCredentials }, { route }) {
    const foreign = foreignSecret(secret, route);
    if (foreign !== undefined) return { because: foreign };
    if (held === 'keys') return { because: lacks['passwordAuthentication.keys'], field: 'users' };
    const config = given({ realm, headerField: userHeader, removeHeader: removesCredentials });
    return { [`${scheme}Auth`]: { secret: secret.name, ...config } };
  },
};

/** (traefik v3.7.9, pkg/middlewares/auth/auth.go: defaultRealm) */
const usualRealm = 'traefik';

/** A request without credentials. The challenge of a digest holds a number of chance. */
const stranger: Match = { kind: 'not', of: hasHeader('Authorization') };

function authenticationIn(scheme: 'basic' | 'digest', config: JsonObject, noted: Noted): PasswordAuthentication {
  const { secret, realm, headerField, removeHeader } = config;
  const name = textOf(secret) ?? '';
  if (name === '') noted(`${scheme}Auth.secret`, 'the name of a Secret');
  return {
    scheme,
    secret: { name },
    ...given({
      realm: textOf(realm),
      userHeader: textOf(headerField),
      removesCredentials: typeof removeHeader === 'boolean' ? removeHeader : undefined,
    }),
  };
}
