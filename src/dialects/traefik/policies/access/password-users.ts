import { secretTexts } from '#cluster/secrets/secret-texts.js';
import type { Resource } from '#model/resource.js';
import type { Users } from '#model/routing/step.js';

/**
 * The users of a Secret, of a digest those of the realm (`name:realm`); undefined where it is not there or does not tell. Of two of one
 * name the later counts. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: loadAuthCredentials, loadBasicAuthCredentials;
 * pkg/middlewares/auth/auth.go: getUsers)
 */
export function usersIn(secret: Resource | undefined, scheme: 'basic' | 'digest', realm: string): Users | undefined {
  const texts = secret && secretTexts(secret);
  if (!texts) return undefined;
  if (scheme === 'basic' && secret.value['type'] === 'kubernetes.io/basic-auth') {
    const [name, password] = [texts.get('username'), texts.get('password')];
    if (name === undefined || password === undefined) return undefined;
    return { forms: 'nginx', list: [{ name, hash: `{PLAIN}${password}` }] };
  }
  const lines = [...texts.values()].flatMap(text => text.split('\n').map(line => line.trim().split(':')));
  const list = lines.flatMap(([user = '', first = '', second]) => {
    if (scheme === 'basic') return first === '' ? [] : [{ name: user, hash: first }];
    return second === undefined || first !== realm ? [] : [{ name: `${user}:${realm}`, hash: second }];
  });
  return { forms: 'go', list: list.reverse() };
}
