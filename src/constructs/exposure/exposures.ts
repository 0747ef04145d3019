import { isName } from '../shape/hosts.js';
import type { Exposure, RoutePath } from './exposure.js';
import { listOf } from './values/list.js';

/** One of the exposures of an application, with the name of its route and the prop that it was given as. */
export interface NamedExposure {
  readonly exposure: Exposure;
  readonly name: string;
  /** What stands before its props in messages: `expose.` or `expose.1.`. */
  readonly prefix: string;
}

/**
 * The exposures of an application by the names of their routes. The one of the path `/`, or else the first, has the application's;
 * the others have theirs from their path or their host: so a name stays when the list is put in another order.
 */
export function exposuresOf(application: string, expose: Exposure | readonly Exposure[]): readonly NamedExposure[] {
  const all: readonly Exposure[] = listOf(expose);
  const main = all.find(one => one.name === undefined && isWhole(one)) ?? all.find(one => one.name === undefined);
  return all.map((exposure, at) => ({
    exposure,
    name: exposure.name ?? (exposure === main ? application : derivedName(application, exposure)),
    prefix: Array.isArray(expose) ? `expose.${at}.` : 'expose.',
  }));
}

/** What is wrong with the names of an application's routes, beyond each by itself. */
export function exposureNameFaults(exposures: readonly NamedExposure[]): readonly string[] {
  if (exposures.length === 0) return ['expose: the list is empty; name what is exposed, or leave it out'];
  return exposures.flatMap(({ name, prefix, exposure }, at) => {
    const twin = exposures.slice(0, at).find(one => one.name === name);
    if (twin) return [`${prefix}name: ${name} is the name of ${twin.prefix.slice(0, -1)} already; give another`];
    return exposure.name === undefined || isName(name)
      ? []
      : [
          `${prefix}name: ${name} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63); give another`,
        ];
  });
}

/** The first exposure of each name: two of one name are a fault, and one construct has it. */
export function distinct(exposures: readonly NamedExposure[]): readonly NamedExposure[] {
  return exposures.filter(({ name }, at) => exposures.findIndex(one => one.name === name) === at);
}

function isWhole({ path = '/' }: Exposure): boolean {
  return listOf(path).some(one => textOf(one) === '/');
}

/** `web-upload` of /upload, `web-admin-example-com` of all paths of another host. */
function derivedName(application: string, { host, path = '/' }: Exposure): string {
  const [first = '/'] = listOf(path);
  const [firstHost = ''] = host === undefined ? [] : listOf(host);
  const words = slug(textOf(first)) || slug(firstHost);
  return `${application}-${words || 'root'}`.slice(0, 63).replace(/-+$/, '');
}

function textOf(path: RoutePath): string {
  if (typeof path === 'string') return path;
  if ('exact' in path) return path.exact;
  return 'prefix' in path ? path.prefix : path.regex;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
