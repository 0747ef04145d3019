import { comparePaths } from '../ingresses/precedence.js';
import { rewriteTarget, usesRegex } from '../policies/rewriting/path-rewrite.js';
import type { Location, Server } from './servers.js';

/** The locations of a server as nginx gets them. */
export interface Rendered {
  /** All paths of the host are regular expressions that ignore case and are anchored at the start only. */
  readonly regex: boolean;
  /** In the order of the configuration file. */
  readonly locations: readonly Location[];
}

/**
 * Sorts the locations, gives prefixes their slash and an exact companion, and finds whether the host goes by regular expressions.
 * (ingress-nginx v1.15.1, internal/ingress/controller/location.go:34-88, template/template.go:504-538)
 */
export function renderedLocations({ locations }: Server): Rendered {
  const sorted = [...locations].sort((one, other) => comparePaths(one.path, other.path));
  const exact = new Set(sorted.filter(isExact).map(({ path }) => path));
  const all = sorted.flatMap(one => withSlash(one, exact));
  return { regex: all.some(one => rewrites(one) || asksForRegex(one)), locations: all };
}

/** The location as nginx's configuration has it: what `gatewright routes` shows. */
export function locationText({ path, pathType }: Location, regex: boolean): string {
  if (regex) return `~* "^${path}"`;
  return pathType === 'Exact' ? `= "${path}"` : `"${path}"`;
}

/** Whether requests are rewritten: a target that is the path itself does nothing. (ingress-nginx v1.15.1, internal/ingress/controller/location.go:77-79) */
export function rewrites({ ingress, path }: Location): boolean {
  const target = ingress ? rewriteTarget(ingress.reads) : '';
  return target !== '' && target !== path;
}

/** Whether the Ingress of a location asks for regular expressions by name. */
export function asksForRegex({ ingress }: Location): boolean {
  return ingress !== undefined && usesRegex(ingress.reads);
}

function isExact({ pathType }: Location): boolean {
  return pathType === 'Exact';
}

function withSlash(location: Location, exact: ReadonlySet<string>): readonly Location[] {
  const { path } = location;
  if (path === '/' || isExact(location) || rewrites(location) || asksForRegex(location)) return [location];
  const prefix = {
    ...location,
    path: path.endsWith('/') ? path : `${path}/`,
    rivals: location.rivals.map(withOwnSlash),
  };
  if (exact.has(path)) return [prefix];
  const companion = (one: Location): Location => ({ ...one, pathType: 'Exact', implicit: true });
  return [prefix, { ...companion(location), rivals: location.rivals.map(companion) }];
}

/** A rival becomes the location that it would have become in the other's place. */
function withOwnSlash(rival: Location): Location {
  const plain = !isExact(rival) && !rewrites(rival) && !asksForRegex(rival);
  return plain && !rival.path.endsWith('/') ? { ...rival, path: `${rival.path}/` } : rival;
}
