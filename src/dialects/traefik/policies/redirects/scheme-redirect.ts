import type { Json, JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
import type { StepPlace } from '../feature.js';
import type { Redirect, RedirectTarget, Step } from '#model/routing/step.js';

/** What a redirectScheme says. (traefik v3.7.9, pkg/middlewares/redirect/redirect_scheme.go) */
export interface SchemeRedirect {
  readonly scheme: string;
  readonly port?: string;
  readonly permanent: boolean;
}

export const schemeKeys: readonly string[] = [
  'redirectScheme.scheme',
  'redirectScheme.port',
  'redirectScheme.permanent',
];

export function readScheme({ scheme, port, permanent }: JsonObject): SchemeRedirect {
  const named = portText(port);
  const usual = textOf(scheme) === 'https' ? '443' : textOf(scheme) === 'http' ? '80' : undefined;
  const other = named === '' || named === usual ? undefined : named;
  return { scheme: textOf(scheme) ?? '', ...(other !== undefined && { port: other }), permanent: permanent === true };
}

function portText(port: Json | undefined): string {
  return textOf(port) ?? '';
}

export function writtenScheme({ scheme, port, permanent }: SchemeRedirect): JsonObject {
  return { redirectScheme: { scheme, ...(port !== undefined && { port }), permanent } };
}

/** The steps that send requests to a scheme and a port. A URL that would not change passes. How a request came is what X-Forwarded-Proto tells where it is believed. */
export function schemeSteps(
  { scheme, port, permanent }: SchemeRedirect,
  { trustsForwarded }: Pick<StepPlace, 'trustsForwarded'>,
): readonly Step[] {
  if (port !== undefined && !/^\d+$/.test(port)) {
    return [{ kind: 'respond', status: 500, because: `${port} is no port to redirect to` }];
  }
  return (['http', 'https'] as const).map(from => {
    const step = redirectStep(permanent, from === scheme ? otherPort(scheme, port) : otherScheme(scheme, port));
    return { ...step, when: trustsForwarded ? { toldScheme: from } : { scheme: from } };
  });
}

function otherScheme(scheme: string, port: string | undefined): RedirectTarget {
  return { kind: 'parts', scheme, port: port === undefined ? 'drop' : Number(port), path: 'keep' };
}

// On its own scheme only the port can differ; the scheme's usual port is not told apart from none.
function otherPort(scheme: 'http' | 'https', port: string | undefined): RedirectTarget {
  if (port !== undefined) return byRegex(`^${scheme}://(${host})(?::\\d+)?(/.*)$`, `${scheme}://\${1}:${port}\${2}`);
  return byRegex(
    `^${scheme}://(${host}):(?:${scheme === 'https' ? notPort443 : notPort80})(/.*)$`,
    `${scheme}://\${1}\${2}`,
  );
}

const host = String.raw`\[[\w:.]+\]|[\w._-]+`;
const notPort443 = String.raw`[0-35-9]\d*|4|4[0-35-9]\d*|44|44[0-24-9]\d*|443\d+`;
const notPort80 = String.raw`[0-79]\d*|8|8[1-9]\d*|80\d+`;

/** A redirect by a regular expression over the whole URL. */
export function byRegex(pattern: string, replacement: string): RedirectTarget {
  return { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: false }, replacement };
}

/** GET is answered with the older status, all else (HEAD too) with the one that keeps the method. (traefik v3.7.9, pkg/middlewares/redirect/redirect.go: moveHandler) */
export function redirectStep(permanent: boolean, to: RedirectTarget): Redirect {
  return { kind: 'redirect', status: permanent ? 301 : 302, otherStatus: permanent ? 308 : 307, to };
}
