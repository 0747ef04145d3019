import { secretTexts } from '#cluster/secrets/secret-texts.js';
import type { PasswordAuthentication } from '#model/policies/access.js';
import type { User } from '#model/credentials.js';
import type { Resource } from '#model/resource.js';
import type { Users } from '#model/routing/step.js';

/**
 * The users of a Secret: those of the file under `auth`, or a key for each; undefined where it is not there or does not tell. Those of a digest
 * are of a realm: `name:realm`. (ingress-nginx v1.15.1, internal/ingress/annotations/auth/main.go: dumpSecretAuthFile, dumpSecretAuthMap)
 */
export function usersIn(secret: Resource | undefined, { scheme, users }: PasswordAuthentication): Users | undefined {
  const texts = secret && secretTexts(secret);
  if (!texts) return undefined;
  const file = users === 'keys' ? [...texts].map(([name, hash]) => `${name}:${hash}`).join('\n') : texts.get('auth');
  if (file === undefined) return undefined;
  return { forms: 'nginx', list: file.split('\n').flatMap(line => userIn(line, scheme) ?? []) };
}

/** (nginx 1.27, src/http/modules/ngx_http_auth_basic_module.c, ngx_http_auth_basic_handler; the module of auth_digest reads three parts) */
function userIn(line: string, scheme: PasswordAuthentication['scheme']): User | undefined {
  if (/^[#\r]/.test(line)) return undefined;
  const [name = '', ...parts] = line.replace(/\r.*$/s, '').split(':');
  const [realm = '', last] = parts;
  if (scheme === 'basic') return parts.length === 0 ? undefined : { name, hash: realm };
  return last === undefined ? undefined : { name: `${name}:${realm}`, hash: last };
}
