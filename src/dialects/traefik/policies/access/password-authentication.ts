import type { JsonObject } from '#model/json.js';
import { isObject, textOf } from '#model/json.js';
import type { PasswordAuthentication } from '#model/policies/access.js';
import { given } from '../../values/given.js';
import type { Noted, WrittenFeature } from '../feature.js';
import { foreignSecret } from '../own-secret.js';
import { users } from '../secrets.js';
import { lacks } from '../../lacks.js';
import { usersIn } from './password-users.js';

/** (traefik v3.7.9, pkg/middlewares/auth/basic_auth.go, digest_auth.go; pkg/provider/kubernetes/crd/kubernetes.go: createBasicAuthMiddleware) */
export const passwordAuthentication: WrittenFeature<'passwordAuthentication'> = {
  policy: 'passwordAuthentication',
  purpose: 'password',
  keys: ['basicAuth', 'digestAuth'].flatMap(kind =>
    ['secret', 'realm', 'headerField', 'removeHeader'].map(field => `${kind}.${field}`),
  ),
  secrets: { 'basicAuth.secret': users('basic'), 'digestAuth.secret': users('digest') },
  read({ basicAuth, digestAuth }, noted) {
    if (isObject(basicAuth)) return authenticationIn('basic', basicAuth, noted);
    return isObject(digestAuth) ? authenticationIn('digest', digestAuth, noted) : undefined;
  },
  steps({ scheme, secret, realm = '', userHeader, removesCredentials }, { secretOf }) {
    const own = realm === '' ? usualRealm : realm;
    const users = usersIn(secretOf?.(secret.name), scheme, own);
    // The challenge of a digest holds a number of chance.
    const challenge = scheme === 'basic' ? `Basic realm="${own}"` : undefined;
    const set = { Authorization: null };
    return [
      { kind: 'authenticate', by: scheme, status: 401, ...given({ challenge, users, userHeader }) },
      ...(removesCredentials === true ? [{ kind: 'headers', of: 'request', set } as const] : []),
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
