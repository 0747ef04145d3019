import type { ShownCredentials } from '#model/credentials.js';
import type { Users } from '#model/routing/step.js';
import type { RequestState } from '../request-state.js';

/** Who it is that shows credentials; undefined where they are wrong, `open` where nobody can tell. */
export function whoShows(by: 'basic' | 'digest', users: Users, { seen, verify }: RequestState): Known {
  const text = (seen.headers.get('authorization')?.[0] ?? '').slice(by.length).trim();
  const shown = by === 'basic' ? passwordIn(text, users) : answerIn(text, seen.request.method);
  const user = shown && users.list.find(({ name }) => name === shown.name);
  if (!user) return undefined;
  const right = verify?.(shown.credentials, user.hash);
  if (right === undefined) return 'open';
  return right ? { user: shown.user } : undefined;
}

type Known = { readonly user: string } | 'open' | undefined;

interface Shown {
  readonly user: string;
  /** As the list of users has it. */
  readonly name: string;
  readonly credentials: ShownCredentials;
}

/** (nginx 1.27, src/http/ngx_http_core_module.c, ngx_http_auth_basic_user; Go 1.26, net/http/request.go: parseBasicAuth, which wants the padding) */
function passwordIn(text: string, { forms }: Users): Shown | undefined {
  if (forms === 'go' && text.length % 4 !== 0) return undefined;
  const plain = decoded(text);
  const colon = plain?.indexOf(':') ?? -1;
  if (plain === undefined || colon < 0) return undefined;
  const name = new TextDecoder().decode(Uint8Array.from(plain.slice(0, colon), one => one.charCodeAt(0)));
  return { user: name, name, credentials: { kind: 'password', password: plain.slice(colon + 1), forms } };
}

function decoded(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

/** (RFC 2617, 3.2.2) The users of a digest are those of a realm: `name:realm`. */
function answerIn(text: string, method: string): Shown | undefined {
  const pairs = text.matchAll(/([A-Za-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/g);
  const parts = new Map(
    [...pairs].map(([, name = '', quoted, bare = '']) => [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare]),
  );
  const [user, realm] = [parts.get('username'), parts.get('realm')];
  if (user === undefined || realm === undefined) return undefined;
  return { user, name: `${user}:${realm}`, credentials: { kind: 'answer', method, parts } };
}
