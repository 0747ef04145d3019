import { textOf } from '#model/json.js';
import type { Redirect, RedirectTarget, Step } from '#model/routing/step.js';
import { httpsRedirect } from '../../features/https-redirect.js';
import { regexFault } from '../../rule/matchers.js';
import type { MiddlewareKind } from '../kind.js';
import { broken, happening, sound } from '../kind.js';
import { noteOf } from '../noted.js';

/** (traefik v3.7.9, pkg/middlewares/redirect/redirect_scheme.go) */
export const redirectScheme: MiddlewareKind = source => {
  const { scheme, port, permanent } = source.config;
  const faults = noteOf(httpsRedirect, 'redirectScheme', source.config);
  return sound(source, faults, ...schemeSteps(textOf(scheme) ?? '', textOf(port) ?? '', permanent === true));
};

/** (traefik v3.7.9, pkg/middlewares/redirect/redirect_regex.go) */
export const redirectRegex: MiddlewareKind = source => {
  const pattern = textOf(source.config['regex']) ?? '';
  if (regexFault(pattern) !== undefined) return broken(source, 'regex', pattern, 'a regular expression of RE2');
  const replacement = textOf(source.config['replacement']) ?? '';
  return happening(redirect(source.config['permanent'] === true, byRegex(pattern, replacement)));
};

/** The steps that send requests to a scheme and a port. A URL that would not change passes. */
export function schemeSteps(scheme: string, port: string, permanent: boolean): readonly Step[] {
  const usual = scheme === 'https' ? '443' : scheme === 'http' ? '80' : undefined;
  const other = port === '' || port === usual ? undefined : port;
  if (other !== undefined && !/^\d+$/.test(other)) {
    return [{ kind: 'respond', status: 500, because: `${other} is no port to redirect to` }];
  }
  return (['http', 'https'] as const).map(from => {
    const step = redirect(permanent, from === scheme ? otherPort(scheme, other) : otherScheme(scheme, other));
    return { ...step, when: { scheme: from } };
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

function byRegex(pattern: string, replacement: string): RedirectTarget {
  return { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: false }, replacement };
}

// GET is answered with the older status, all else (HEAD too) with the one that keeps the method. (redirect.go: moveHandler)
function redirect(permanent: boolean, to: RedirectTarget): Redirect {
  return { kind: 'redirect', status: permanent ? 301 : 302, otherStatus: permanent ? 308 : 307, to };
}
