import type { TwoWay } from '#dialects/dialect.js';
import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, textOf } from '#model/json.js';
import { escapedPath, unescapedPath } from '../values/escaped-path.js';

/** The path of a route: what is taken away or replaced. */
export interface OwnPath {
  /** In characters; a prefix without a slash at its end. */
  readonly path: string;
  readonly exact: boolean;
}

/**
 * The path that the backend sees, for routes of one path. stripPrefix takes a prefix away, replacePathRegex puts another in
 * its place, replacePath replaces the whole path. (traefik v3.7.9, pkg/middlewares/stripprefix, replacepathregex, replacepath)
 */
export function pathRewrite(own: OwnPath): TwoWay<JsonObject, 'pathRewrite'> {
  const { path } = own;
  return {
    policy: 'pathRewrite',
    keys: ['stripPrefix', 'replacePath', 'replacePathRegex'],
    read({ stripPrefix, replacePath, replacePathRegex }) {
      if (isObject(replacePath))
        return { kind: 'replace-path', path: unescapedPath(textOf(replacePath['path']) ?? '') };
      if (isObject(stripPrefix)) return strips(stripPrefix, own) ? { kind: 'strip-prefix' } : undefined;
      if (!isObject(replacePathRegex) || replacePathRegex['regex'] !== patternOf(own)) return undefined;
      const prefix = /^(.*)\$\{1\}$/s.exec(textOf(replacePathRegex['replacement']) ?? '')?.[1];
      return prefix === undefined
        ? undefined
        : { kind: 'replace-prefix', prefix: unescapedPath(prefix.replaceAll('$$', '$')) };
    },
    write(policy) {
      switch (policy.kind) {
        case 'strip-prefix':
          return { stripPrefix: { prefixes: [path] } };
        case 'replace-path':
          return { replacePath: { path: escapedPath(policy.path) } };
        case 'replace-prefix': {
          const prefix = policy.prefix.replace(/\/+$/, '');
          // Nothing in the place of a prefix takes it away.
          if (prefix === '') return { stripPrefix: { prefixes: [path] } };
          return {
            replacePathRegex: {
              regex: patternOf(own),
              replacement: `${escapedPath(prefix).replaceAll('$', '$$$$')}\${1}`,
            },
          };
        }
        case 'strip-prefixes':
        case 'strip-patterns':
        case 'add-prefix':
        case 'pattern':
          return {}; // refused before
      }
    },
  };
}

// Of several prefixes the first that fits is taken away.
function strips({ prefixes }: JsonObject, { path, exact }: OwnPath): boolean {
  const first = itemsOf(prefixes).find(one => typeof one === 'string' && path.startsWith(one.trim()));
  const prefix = textOf(first)?.trim();
  return prefix === path || (!exact && prefix?.replace(/(?<=.)\/$/, '') === path);
}

// The expression is held to the path as it is sent, with its escapes. Its group is what follows the prefix.
function patternOf({ path, exact }: OwnPath): string {
  const escaped = escapedPath(path).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (exact) return `^${escaped}()$`;
  return `^${path === '/' ? '' : escaped}(/.*)?$`;
}
