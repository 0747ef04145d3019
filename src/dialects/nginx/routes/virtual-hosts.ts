import type { Cluster } from '#cluster/cluster.js';
import type { Step } from '#model/routing/step.js';
import type { VirtualHost } from '#model/routing/table.js';
import type { CertificateEntries } from '../certificates/certificate-entries.js';
import { certified } from '../certificates/certificate-entries.js';
import type { Configuration } from '../installation/configuration.js';
import type { ServerContext } from '../steps/context.js';
import { catchAll } from '../ingresses/ingress.js';
import type { Rendered } from '../servers/locations.js';
import { builtInRoutes } from './built-in-locations.js';
import { routesOf } from './routes.js';
import type { HostChoice, ServerName, ServerNames } from '../servers/server-names.js';
import { hostChoices } from '../servers/server-names.js';
import { serverWide } from '../steps/server-steps.js';
import type { Server } from '../servers/servers.js';
import type { Upstream } from '../upstreams/upstreams.js';
import type { WwwRedirect } from '../servers/www-redirects.js';
import { wwwHosts } from './www-hosts.js';

/** What the servers of a configuration share. */
export interface ServerWorld {
  readonly configuration: Configuration;
  readonly cluster: Cluster;
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly entries: CertificateEntries;
  readonly names: ServerNames;
  readonly redirects: readonly WwwRedirect[];
  readonly fallback: Step;
}

/** The virtual hosts in the order in which nginx chooses among them. (nginx 1.27, src/http/ngx_http_request.c, ngx_http_find_virtual_server) */
export function virtualHostsOf(rendered: ReadonlyMap<Server, Rendered>, world: ServerWorld): readonly VirtualHost[] {
  const choices: (HostChoice & { readonly routes: VirtualHost['routes'] })[] = [];
  for (const [server, locations] of rendered) {
    const names = world.names.get(server) ?? [];
    const context = contextOf(server, locations, names, world);
    const routes = routesOf(
      locations,
      context,
      server.host === catchAll ? builtInRoutes(context.owner, world.configuration) : [],
    );
    if (routes.length === 0) continue;
    choices.push(...names.flatMap(name => hostChoices(name).map(choice => ({ ...choice, routes }))));
  }
  choices.push(...wwwHosts(world.redirects, world).map(exactly));
  choices.sort((one, other) => one.stage - other.stage || other.length - one.length);
  return choices.map(({ pattern, routes }) => ({ host: pattern, routes }));
}

function exactly({ host, routes }: VirtualHost) {
  return { pattern: host, stage: 0, length: 0, routes } as const;
}

function contextOf(
  server: Server,
  locations: Rendered,
  names: readonly ServerName[],
  world: ServerWorld,
): ServerContext {
  const { configuration, cluster, upstreams, entries, fallback } = world;
  const { host, ingresses } = server;
  const shared = {
    configuration,
    cluster,
    onlyName: names.length === 1 && host !== catchAll && !host.startsWith('*') ? host.toLowerCase() : undefined,
    ...certified(names, entries),
  };
  return {
    ...shared,
    ...serverWide(server, locations, shared),
    host: host === catchAll ? '*' : host,
    owner: ingresses[0],
    upstreams,
    regex: locations.regex,
    fallback,
  };
}
