import type { Json, JsonObject } from '#model/json.js';
import { isObject, textOf } from '#model/json.js';
import type { Regex } from '#model/match.js';
import type { PathRewrite } from '#model/policies/path-rewrite.js';
import type { Step } from '#model/routing/step.js';
import { regexFault } from '../rule/matchers.js';
import { escapedPath, unescapedPath } from '../values/escaped-path.js';
import { pathFault } from '../values/path-fault.js';
import { textsOf } from '../values/texts.js';
import type { Does } from '../versions/changes.table.js';
import type { Noted, WrittenFeature } from './feature.js';
import type { OwnPath } from './own-path.js';
import { inWordsOfTraefik } from './own-prefix.js';

/**
 * The path that the backend sees. A Middleware names itself what it takes away; the terms of a route, whose own prefix it may
 * be, stand in own-prefix.ts. (traefik v3.7.9, pkg/middlewares/stripprefix, stripprefixregex, addprefix, replacepath, replacepathregex)
 */
export const pathRewrite: WrittenFeature<'pathRewrite'> = {
  policy: 'pathRewrite',
  purpose: 'path',
  keys: [
    'stripPrefix.prefixes',
    'stripPrefix.forceSlash',
    'stripPrefixRegex.regex',
    'addPrefix.prefix',
    'replacePath.path',
    'replacePathRegex.regex',
    'replacePathRegex.replacement',
  ],
  read(wire, noted) {
    for (const [kind, read] of Object.entries(kinds)) {
      const config = wire[kind];
      if (isObject(config)) return read(config, noted);
    }
    return undefined;
  },
  // A Middleware knows no route: what it changes it names.
  steps(policy, { does }) {
    return stepsOf(inWordsOfTraefik(policy, { path: '/', exact: false }), does);
  },
  write(policy, { path }) {
    const fault = rewritingFault(policy, path);
    return fault === undefined ? written(inWordsOfTraefik(policy, path)) : { because: fault };
  },
};

const kinds: Readonly<Record<string, (config: JsonObject, noted: Noted) => PathRewrite>> = {
  stripPrefix: ({ prefixes, forceSlash }) => ({
    kind: 'strip-prefixes',
    prefixes: textsOf(prefixes).map(one => one.trim()),
    ...(forceSlash === true && { leavesSlash: true }),
  }),
  stripPrefixRegex({ regex }, noted) {
    const patterns = textsOf(regex).map(pattern => pattern.trim());
    const bad = patterns.find(pattern => regexFault(pattern) !== undefined);
    if (bad !== undefined) noted('stripPrefixRegex.regex', 'regular expressions of RE2', bad);
    return { kind: 'strip-patterns', patterns };
  },
  addPrefix({ prefix }, noted) {
    const text = textOf(prefix) ?? '';
    if (!text.startsWith('/')) noted('addPrefix.prefix', 'a prefix that begins with /');
    return { kind: 'add-prefix', prefix: text };
  },
  replacePath: ({ path }) => replacedBy(path),
  replacePathRegex({ regex, replacement }, noted) {
    const pattern = (textOf(regex) ?? '').trim();
    if (regexFault(pattern) !== undefined) noted('replacePathRegex.regex', 'a regular expression of RE2', pattern);
    return { kind: 'pattern', regex: re2(pattern), replacement: (textOf(replacement) ?? '').trim() };
  },
};

function replacedBy(value: Json | undefined): PathRewrite {
  const sent = textOf(value) ?? '';
  const path = unescapedPath(sent);
  return { kind: 'replace-path', path, ...(escapedPath(path) !== sent && { sent }) };
}

type NamedRewrite = ReturnType<typeof inWordsOfTraefik>;

const unclean = { uncleanStatus: 400 } as const;

function stepsOf(policy: NamedRewrite, does: Does): readonly Step[] {
  const strips = { tellsIn: 'X-Forwarded-Prefix', ...(does('cleanStrippedPaths') && unclean) };
  const replaces = { tellsIn: 'X-Replaced-Path', ...(does('cleanReplacedPaths') && unclean) };
  switch (policy.kind) {
    case 'strip-prefixes':
      return policy.prefixes.length === 0 ? [] : [{ ...policy, kind: 'strip-prefix', ...strips }];
    case 'strip-patterns':
      return [{ kind: 'strip-prefix-regex', regexes: policy.patterns.map(re2), ...strips }];
    case 'add-prefix':
      return [{ kind: 'add-prefix', prefix: policy.prefix }];
    case 'replace-path': {
      const path = policy.sent ?? escapedPath(policy.path);
      if (/%(?![0-9a-f]{2})/i.test(path))
        return [{ kind: 'respond', status: 500, because: `the path ${path} holds a broken escape` }];
      return [{ kind: 'replace-path', path, tellsIn: 'X-Replaced-Path' }];
    }
    case 'pattern':
      return [{ kind: 'replace-path-regex', regex: policy.regex, replacement: policy.replacement, ...replaces }];
  }
}

function written(policy: NamedRewrite): JsonObject {
  switch (policy.kind) {
    case 'strip-prefixes':
      return { stripPrefix: { prefixes: policy.prefixes, ...(policy.leavesSlash && { forceSlash: true }) } };
    case 'strip-patterns':
      return { stripPrefixRegex: { regex: policy.patterns } };
    case 'add-prefix':
      return { addPrefix: { prefix: policy.prefix } };
    case 'replace-path':
      return { replacePath: { path: policy.sent ?? escapedPath(policy.path) } };
    case 'pattern':
      return { replacePathRegex: { regex: policy.regex.pattern, replacement: policy.replacement } };
  }
}

function rewritingFault(policy: PathRewrite, { regex }: OwnPath): string | undefined {
  switch (policy.kind) {
    case 'strip-prefix':
      return regex !== undefined ? noPrefix : undefined;
    case 'replace-prefix':
      return regex !== undefined ? noPrefix : targetFault(policy.prefix);
    case 'replace-path':
      return targetFault(policy.path);
    case 'strip-prefixes':
      return policy.prefixes.length === 0 ? 'no prefix is named that is taken away: name one' : undefined;
    case 'strip-patterns':
      return policy.patterns.map(unreadable).find(one => one !== undefined);
    case 'add-prefix':
      return targetFault(policy.prefix);
    case 'pattern':
      return patternFault(policy);
  }
}

const noPrefix = 'a regular expression has no prefix to rewrite; replace the whole path, or name a prefix';

function targetFault(path: string): string | undefined {
  const group = /\$(?:\d|\{\w+\})/.exec(path)?.[0];
  if (group !== undefined)
    return `the path cannot be rewritten: ${path} names the group ${group} of a regular expression, and none is matched: write the text without it, or rewrite by an expression`;
  const fault = pathFault(path === '' ? '/' : path, 'prefix');
  return fault === undefined ? undefined : `the path cannot be rewritten: ${fault}`;
}

function patternFault({ regex, whole }: Extract<PathRewrite, { readonly kind: 'pattern' }>): string | undefined {
  if (regex.flavour !== 're2' || regex.ignoreCase)
    return `Traefik rewrites by regular expressions of RE2 that heed case, and ${regex.pattern} is one of another kind: write it as one`;
  if (whole) return 'Traefik replaces what an expression matches, and not the whole path: let it match all of it';
  return unreadable(regex.pattern);
}

function unreadable(pattern: string): string | undefined {
  return regexFault(pattern) === undefined ? undefined : `${pattern} is no regular expression of RE2: write it as one`;
}

function re2(pattern: string): Regex {
  return { flavour: 're2', pattern, ignoreCase: false };
}
