import type { Path } from '#model/origin.js';
import { pcreFault } from '#regex/pcre-fault.js';
import type { Rendered } from './locations.js';
import type { Location, Server } from './servers.js';
import type { ServerName } from './server-names.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** What nginx refuses: the controller then keeps the configuration before, for the whole cluster. */
export interface ConfigurationFault {
  readonly because: string;
  readonly ingress: ServedIngress;
  /** The field of the Ingress that is at fault. */
  readonly path: Path;
  /** The value itself is noted. */
  readonly noted?: boolean;
}

/** Locations that nginx refuses: two of one name, or a regular expression that is none. */
export function locationFaults({ host }: Server, { regex, locations }: Rendered): readonly ConfigurationFault[] {
  return regex ? locations.flatMap(patternFault) : duplicates(host, locations);
}

/**
 * Paths that end a word of the configuration where they stand in it without quotes. (ingress-nginx v1.14.2,
 * internal/ingress/controller/template/template.go: buildLocation; nginx 1.27, src/core/ngx_conf_file.c: ngx_conf_read_token)
 */
export function unquotedFaults({ regex, locations }: Rendered): readonly ConfigurationFault[] {
  if (regex) return locations.filter(({ path }) => path.includes('"')).flatMap(unquoted);
  return locations.filter(({ path }) => /[\s;{]/.test(path)).flatMap(unquoted);
}

function unquoted(location: Location): readonly ConfigurationFault[] {
  return faultAt(location, `the path ${location.from} stands in the configuration without quotes, and ends too early`);
}

/** (nginx 1.27, src/http/ngx_http_core_module.c, ngx_http_core_regex_location) */
function patternFault(location: Location): readonly ConfigurationFault[] {
  const fault = pcreFault(`^${location.path}`);
  return fault === undefined ? [] : faultAt(location, `the path ${location.from} is no regular expression: ${fault}`);
}

/** (nginx 1.27, src/http/ngx_http.c, ngx_http_join_exact_locations: "duplicate location") */
function duplicates(host: string, locations: readonly Location[]): readonly ConfigurationFault[] {
  const seen = new Map<string, Location>();
  return locations.flatMap(location => {
    const key = `${location.pathType} ${location.path}`;
    const first = seen.get(key);
    if (!first) seen.set(key, location);
    if (!first) return [];
    const both = first.from === location.from ? `${location.from} twice` : `${first.from} beside ${location.from}`;
    return faultAt(location, `the host ${host} has the path ${both}, which nginx takes for one`);
  });
}

function faultAt({ ingress, source }: Location, because: string): readonly ConfigurationFault[] {
  return ingress ? [{ because, ingress, path: source }] : [];
}

/** Annotations that nginx refuses. */
export function annotationFaults(ingresses: readonly ServedIngress[]): readonly ConfigurationFault[] {
  return ingresses.flatMap(ingress => {
    const { pathOf } = ingress.reads.annotations;
    return ingress.invalid
      .filter(({ effect }) => effect === 'configuration-refused')
      .map(({ name, wants }) => ({ because: `${name} is not ${wants}`, ingress, path: pathOf(name), noted: true }));
  });
}

/** Names of servers that nginx refuses. */
export function nameFaults(names: readonly ServerName[]): readonly ConfigurationFault[] {
  return names.flatMap(({ name, asked }) => {
    const fault = asked && nameFault(name);
    return !asked || fault === undefined
      ? []
      : [{ because: `the server name ${name} ${fault}`, ingress: asked.by, path: asked.path }];
  });
}

/** (nginx 1.27, src/core/ngx_hash.c, ngx_hash_add_key; src/http/ngx_http_core_module.c, ngx_http_core_server_name) */
function nameFault(name: string): string | undefined {
  if (name.startsWith('~')) {
    const fault = name === '~' ? 'it is empty' : pcreFault(name.slice(1));
    return fault === undefined ? undefined : `is no regular expression: ${fault}`;
  }
  const inner = name.length > 2 ? name.replace(/^\*\.|\.\*$/, '') : name;
  return inner.includes('*') || name.includes('..') ? 'is no name with a wildcard at its begin or end' : undefined;
}
