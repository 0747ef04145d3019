import { pathsOf } from '#model/routing/intent-places.js';
import { isObject } from '#model/json.js';
import { escapedPath, unescapedPath } from '../../values/escaped-path.js';
import type { WrittenFeature } from '../feature.js';
import { literalIn, literalReplacement, readRegex, regexKeys, writtenRegex } from './regex-redirect.js';
import { byRegex, redirectStep } from './scheme-redirect.js';

/** The path `/` is sent to an application's root, by a redirectRegex that takes no other. */
export const appRoot: WrittenFeature<'appRoot'> = {
  policy: 'appRoot',
  purpose: 'root',
  keys: regexKeys,
  read({ redirectRegex }) {
    if (!isObject(redirectRegex)) return undefined;
    const { pattern, replacement, permanent } = readRegex(redirectRegex);
    const path = permanent ? undefined : rootIn(pattern, replacement);
    return path === undefined ? undefined : { path };
  },
  steps({ path }) {
    return [redirectStep(false, byRegex(bareHost, replacementTo(path)))];
  },
  write({ path }, { route }) {
    if (!pathsOf(route).some(one => one.kind !== 'regex' && one.path === '/'))
      return { because: 'the root of the host is no path of the route: add the path /' };
    if (!/^\/[^?#]*$/.test(path)) return { because: `${path} is no path of an application: begin it with /` };
    if (path === '/')
      return { because: 'the root of an application cannot be where it is asked for: name another path' };
    return writtenRegex({ pattern: bareHost, replacement: replacementTo(path), permanent: false });
  },
};

/** Whether a redirectRegex says where an application's root is. */
export function isAppRoot(pattern: string, replacement: string, permanent: boolean): boolean {
  return !permanent && rootIn(pattern, replacement) !== undefined;
}

const bareHost = '^(https?://[^/?]+)/?(?:\\?.*)?$';

function rootIn(pattern: string, replacement: string): string | undefined {
  if (pattern !== bareHost || !replacement.startsWith('${1}/')) return undefined;
  const sent = literalIn(replacement.slice(4));
  return sent !== undefined && escapedPath(unescapedPath(sent)) === sent ? unescapedPath(sent) : undefined;
}

function replacementTo(path: string): string {
  return `\${1}${literalReplacement(escapedPath(path))}`;
}
