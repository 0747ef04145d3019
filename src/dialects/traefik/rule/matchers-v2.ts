import type { Match } from '#model/match.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import type { RuleFault } from './matchers.js';
import { clientMatch, isAscii, regexFault } from './matchers.js';

/** A matcher of the v2 syntax: a match, why Traefik refuses it, or why we cannot tell what it takes. */
export type MatcherOfV2 = (values: readonly string[]) => Match | RuleFault | { readonly open: string };

/**
 * The matchers of the deprecated v2 syntax, whose paths and hosts are gorilla/mux templates (`{name:regex}`).
 * (traefik v3.7.9, pkg/muxer/http/matcher_v2.go; gorilla/mux v1.8, regexp.go)
 */
export const matchersOfV2: ReadonlyMap<string, MatcherOfV2> = new Map<string, MatcherOfV2>([
  ['Host', hostMatch],
  ['HostHeader', hostMatch],
  ['HostRegexp', values => anyOf(values, hostTemplateMatch)],
  ['Path', values => anyOf(values, path => templateMatch(path, '[^/]+', pattern => `^${pattern}$`, pathRegex))],
  ['PathPrefix', values => anyOf(values, path => templateMatch(path, '[^/]+', pattern => `^${pattern}`, pathRegex))],
  ['Method', values => anyOf(values, method => ({ kind: 'method', method: method.toUpperCase() }))],
  ['ClientIP', values => needed(values) ?? clientMatch(values)],
  ['Headers', () => ({ open: 'the matcher Headers of the v2 syntax is not read here' })],
  ['HeadersRegexp', () => ({ open: 'the matcher HeadersRegexp of the v2 syntax is not read here' })],
  ['Query', () => ({ open: 'the matcher Query of the v2 syntax is not read here' })],
]);

type Made = Match | RuleFault;

// v2 compares whole hosts: a star is a character like any other.
function hostMatch(values: readonly string[]): Made {
  return anyOf(values, host =>
    isAscii(host)
      ? { kind: 'host', host: { kind: 'exact', host: host.toLowerCase().replace(/\.$/, '') } }
      : { fault: `${host} holds characters outside ASCII` },
  );
}

function needed(values: readonly string[]): RuleFault | undefined {
  return values.length === 0 || values.includes('')
    ? { fault: 'a matcher needs values, and none may be empty' }
    : undefined;
}

function anyOf(values: readonly string[], make: (value: string) => Made): Made {
  const fault = needed(values);
  if (fault) return fault;
  const of: Match[] = [];
  for (const value of values) {
    const made = make(value);
    if ('fault' in made) return made;
    of.push(made);
  }
  const [only] = of;
  return only && of.length === 1 ? only : { kind: 'or', of };
}

function hostRegex(pattern: string): Match {
  return { kind: 'host', host: { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: true } } };
}

function pathRegex(pattern: string): Match {
  return { kind: 'path', path: { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: false } } };
}

/** A template of hosts (`{sub:[a-z]+}.example.com`). */
export function hostTemplateMatch(host: string): Made {
  return templateMatch(host, '[^.]+', pattern => `^${pattern}$`, hostRegex);
}

function templateMatch(
  template: string,
  usual: string,
  anchor: (pattern: string) => string,
  make: (pattern: string) => Match,
): Made {
  let pattern = '';
  let copied = 0;
  for (const { start, end } of bracesOf(template)) {
    if (end === undefined) return { fault: `the braces of ${template} do not pair` };
    const body = template.slice(start + 1, end);
    const colon = body.indexOf(':');
    const variable = colon < 0 ? usual : body.slice(colon + 1);
    if (colon === 0 || body === '' || variable === '')
      return { fault: `{${body}} of ${template} lacks a name or a pattern` };
    pattern += `${literalPattern(template.slice(copied, start))}(${variable})`;
    copied = end + 1;
  }
  const whole = anchor(pattern + literalPattern(template.slice(copied)));
  const fault = regexFault(whole);
  return fault === undefined ? make(whole) : { fault };
}

function bracesOf(template: string): readonly { readonly start: number; readonly end: number | undefined }[] {
  const braces: { start: number; end: number | undefined }[] = [];
  let level = 0;
  for (let at = 0; at < template.length; at++) {
    const character = template.charAt(at);
    if (character === '{' && level++ === 0) braces.push({ start: at, end: undefined });
    if (character === '}' && --level === 0) braces[braces.length - 1] = { start: braces.at(-1)?.start ?? 0, end: at };
    if (level < 0) return [{ start: 0, end: undefined }];
  }
  return braces;
}
