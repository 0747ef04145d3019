import { textOf } from '#model/json.js';
import type { Regex } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import { regexFault } from '../../rule/matchers.js';
import { textsOf } from '../../values/texts.js';
import type { MiddlewareKind } from '../kind.js';
import { broken, happening } from '../kind.js';

/** (traefik v3.7.9, pkg/middlewares/addprefix/add_prefix.go) */
export const addPrefix: MiddlewareKind = source => {
  const prefix = textOf(source.config['prefix']) ?? '';
  if (!prefix.startsWith('/')) return broken(source, 'prefix', source.config['prefix'], 'a prefix that begins with /');
  return happening({ kind: 'add-prefix', prefix });
};

/** (traefik v3.7.9, pkg/middlewares/stripprefix/strip_prefix.go) */
export const stripPrefix: MiddlewareKind = ({ config }) => {
  const prefixes = textsOf(config['prefixes']).map(prefix => prefix.trim());
  return happening(...(prefixes.length === 0 ? [] : [{ kind: 'strip-prefix', prefixes, ...strips } satisfies Step]));
};

/** (traefik v3.7.9, pkg/middlewares/stripprefixregex/strip_prefix_regex.go) */
export const stripPrefixRegex: MiddlewareKind = source => {
  const patterns = textsOf(source.config['regex']).map(pattern => pattern.trim());
  const bad = patterns.find(pattern => regexFault(pattern) !== undefined);
  if (bad !== undefined) return broken(source, 'regex', bad, 'regular expressions of RE2');
  return happening({ kind: 'strip-prefix-regex', regexes: patterns.map(regexOf), ...strips });
};

/** (traefik v3.7.9, pkg/middlewares/replacepath/replace_path.go) */
export const replacePath: MiddlewareKind = ({ config }) => {
  const path = textOf(config['path']) ?? '';
  if (/%(?![0-9a-f]{2})/i.test(path)) {
    return happening({ kind: 'respond', status: 500, because: `the path ${path} holds a broken escape` });
  }
  return happening({ kind: 'replace-path', path, tellsIn: 'X-Replaced-Path' });
};

/** (traefik v3.7.9, pkg/middlewares/replacepathregex/replace_path_regex.go) */
export const replacePathRegex: MiddlewareKind = source => {
  const pattern = (textOf(source.config['regex']) ?? '').trim();
  if (regexFault(pattern) !== undefined) return broken(source, 'regex', pattern, 'a regular expression of RE2');
  const replacement = (textOf(source.config['replacement']) ?? '').trim();
  return happening({
    kind: 'replace-path-regex',
    regex: regexOf(pattern),
    replacement,
    tellsIn: 'X-Replaced-Path',
    uncleanStatus: 400,
  });
};

const strips = { tellsIn: 'X-Forwarded-Prefix', uncleanStatus: 400 } as const;

function regexOf(pattern: string): Regex {
  return { flavour: 're2', pattern, ignoreCase: false };
}
