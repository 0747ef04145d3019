import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Redirect, RedirectTo } from '#model/policies/redirects.js';
import type { Step } from '#model/routing/step.js';
import { holds } from '#regex/compile.js';
import { lacks } from '../../lacks.js';
import { regexFault } from '../../rule/matchers.js';
import { escapedPath, unescapedPath } from '../../values/escaped-path.js';
import type { StepPlace, WrittenFeature } from '../feature.js';
import type { OwnPath } from '../own-path.js';
import { isAppRoot } from './app-root.js';
import { literalIn, literalReplacement, readRegex, regexKeys, writtenRegex } from './regex-redirect.js';
import { byRegex, readScheme, redirectStep, schemeKeys, schemeSteps, writtenScheme } from './scheme-redirect.js';

/** Requests are sent elsewhere by a redirectRegex, or to another scheme than https or another port by a redirectScheme. */
export const redirect: WrittenFeature<'redirect'> = {
  policy: 'redirect',
  purpose: 'redirect',
  keys: [...regexKeys, ...schemeKeys],
  read({ redirectRegex, redirectScheme }, noted) {
    if (isObject(redirectScheme)) return schemeIn(redirectScheme);
    if (!isObject(redirectRegex)) return undefined;
    const { pattern, replacement, permanent } = readRegex(redirectRegex);
    if (regexFault(pattern) !== undefined) noted('redirectRegex.regex', 'a regular expression of RE2', pattern);
    if (isAppRoot(pattern, replacement, permanent)) return undefined;
    return { to: destinationOf(pattern, replacement), status: permanent ? 301 : 302 };
  },
  steps({ to, status }, place) {
    return stepsTo(to, status === 301, place);
  },
  write({ to, status = 302 }, { path }) {
    if (status !== 301 && status !== 302) return { because: lacks['redirect.otherStatus'] };
    if (to.kind === 'path' && takes(path, to.path))
      return { because: `a redirect to ${to.path} leads to the route itself: name a path that it does not take` };
    return written(to, status === 301);
  },
};

function schemeIn(config: JsonObject): Redirect | undefined {
  const { scheme, port, permanent } = readScheme(config);
  if (scheme === '' || (scheme === 'https' && port === undefined)) return undefined;
  return { to: { kind: 'scheme', scheme, ...(port !== undefined && { port }) }, status: permanent ? 301 : 302 };
}

const anyUrl = '^.+$';
const hostOfUrl = '^(https?://[^/?]+)(?:[/?].*)?$';

function destinationOf(pattern: string, replacement: string): RedirectTo {
  const url = pattern === anyUrl ? literalIn(replacement) : undefined;
  if (url !== undefined) return { kind: 'url', url };
  const path = pattern === hostOfUrl ? pathIn(replacement) : undefined;
  return path === undefined ? { kind: 'pattern', pattern, replacement } : { kind: 'path', path };
}

function pathIn(replacement: string): string | undefined {
  const sent = replacement.startsWith('${1}/') ? literalIn(replacement.slice(4)) : undefined;
  return sent !== undefined && escapedPath(unescapedPath(sent)) === sent ? unescapedPath(sent) : undefined;
}

function stepsTo(to: RedirectTo, permanent: boolean, place: StepPlace): readonly Step[] {
  switch (to.kind) {
    case 'scheme':
      return schemeSteps({ scheme: to.scheme, permanent, ...(to.port !== undefined && { port: to.port }) }, place);
    case 'pattern':
      return [redirectStep(permanent, byRegex(to.pattern, to.replacement))];
    case 'url':
      return [redirectStep(permanent, byRegex(anyUrl, literalReplacement(to.url)))];
    case 'path':
      return [redirectStep(permanent, byRegex(hostOfUrl, replacementTo(to.path)))];
  }
}

function written(to: RedirectTo, permanent: boolean): JsonObject | { readonly because: string } {
  switch (to.kind) {
    case 'scheme':
      if (to.scheme === 'https' && (to.port === undefined || to.port === '443'))
        return { because: 'a redirect to https on its usual port is a policy of its own: ask for httpsRedirect' };
      if (to.port !== undefined && !/^\d{1,5}$/.test(to.port))
        return { because: `${to.port} is no port to redirect to: name a number` };
      return writtenScheme({ scheme: to.scheme, permanent, ...(to.port !== undefined && { port: to.port }) });
    case 'pattern':
      if (regexFault(to.pattern) !== undefined)
        return { because: `${to.pattern} is no regular expression of RE2: write it as one` };
      return writtenRegex({ ...to, permanent });
    case 'url':
      if (/^[a-z][a-z0-9+.-]*:\/\/[^\s$]+$/i.test(to.url))
        return writtenRegex({ pattern: anyUrl, replacement: literalReplacement(to.url), permanent });
      return { because: `Traefik sends to whole URLs without variables, and ${to.url} is none: write scheme and host` };
    case 'path':
      if (!to.path.startsWith('/')) return { because: `the path ${to.path} does not begin with /: put one before it` };
      return writtenRegex({ pattern: hostOfUrl, replacement: replacementTo(to.path), permanent });
  }
}

/** Whether a path of a route takes another path. */
function takes({ path, exact, regex }: OwnPath, other: string): boolean {
  if (regex !== undefined) {
    const whole = { flavour: 're2', pattern: `^(?:${regex})$`, ignoreCase: false } as const;
    return holds(whole)(other) !== false;
  }
  if (exact || path === other) return path === other;
  return other.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function replacementTo(path: string): string {
  return `\${1}${literalReplacement(escapedPath(path))}`;
}
