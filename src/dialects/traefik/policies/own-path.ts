import type { Match } from '#model/match.js';

/** The path of a route: what is taken away or replaced. */
export interface OwnPath {
  /** In characters; a prefix without a slash at its end. */
  readonly path: string;
  readonly exact: boolean;
  /** It is this regular expression, for the whole path, and `path` stands for none. */
  readonly regex?: string;
}

/** The one path that a match holds a request to, in characters; a prefix without a slash at its end. */
export function ownPath(match: Match): OwnPath | undefined {
  switch (match.kind) {
    case 'path': {
      const { path } = match;
      if (path.kind === 'regex') return undefined;
      const text = path.path.replace(/%(?:25|3F|23)/g, decodeURIComponent);
      return path.kind === 'exact'
        ? { path: text, exact: true }
        : { path: text.replace(/(?<=.)\/$/, ''), exact: false };
    }
    case 'and': {
      const paths = match.of.flatMap(one => ownPath(one) ?? []);
      return paths.length === 1 ? paths[0] : undefined;
    }
    case 'or':
    case 'not':
    case 'always':
    case 'host':
    case 'method':
    case 'header':
    case 'query':
    case 'client-ip':
      return undefined;
  }
}
