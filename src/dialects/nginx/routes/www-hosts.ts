import type { Cluster } from '#cluster/cluster.js';
import type { Match } from '#model/match.js';
import { hasHeader } from '#model/match.js';
import type { Origin } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { VirtualHost } from '#model/routing/table.js';
import { catchAll } from '../ingresses/ingress.js';
import type { Configuration } from '../installation/configuration.js';
import { portsOf } from '../installation/ports.js';
import type { WwwRedirect } from '../servers/www-redirects.js';

/** The hosts that lead to others. */
export function wwwHosts(redirects: readonly WwwRedirect[], world: World): readonly VirtualHost[] {
  return redirects
    .filter(({ to }) => to !== catchAll)
    .map(({ from, to, by, at }) => {
      const route = {
        match: { kind: 'always' },
        matches: `server ${from}`,
        rank: 0,
        hosts: [from],
        steps: wwwSteps(to, world, at),
        policies: {},
        at,
        subject: subjectOf(by.resource),
        implicit: true,
      } as const;
      return { host: { kind: 'exact', host: from }, routes: [route] };
    });
}

/**
 * A host that leads to another, whose port is written; one slash at the end is dropped. Where clients' headers are trusted they tell the
 * scheme and the port. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/nginx/ngx_srv_redirect.lua) Before v1.12 the port of https alone was
 * written, where it is not the usual one. (v1.11.8, rootfs/etc/nginx/template/nginx.tmpl)
 */
function wwwSteps(host: string, { cluster, configuration }: World, at: Origin): readonly Step[] {
  const { redirectStatus, believesForwarded } = configuration;
  const { http, https } = portsOf(cluster, configuration);
  const usual = https.own === 443 ? ('drop' as const) : https.own;
  const listeners = [
    { scheme: 'http', port: configuration.portOfWww ? http.own : usual },
    { scheme: 'https', port: configuration.portOfWww ? https.own : usual },
  ] as const;
  const [schemes, ports] = believesForwarded
    ? [told(schemeHeader, ['http', 'https']), configuration.portOfWww ? told(portHeader, ['80', '443']) : [own]]
    : [[own], [own]];
  const redirects = listeners.flatMap(({ scheme, port }) =>
    schemes.flatMap(asScheme =>
      ports.map((asPort): Step => ({
        kind: 'redirect',
        status: redirectStatus,
        to: {
          kind: 'parts',
          scheme: asScheme.value ?? scheme,
          host,
          port: asPort.value === undefined ? port : Number(asPort.value),
          path: 'trimmed',
        },
        when: { scheme, match: { kind: 'and', of: [...asScheme.where, ...asPort.where] } },
        at,
      })),
    ),
  );
  return believesForwarded ? [...redirects, otherwise] : redirects;
}

interface World {
  readonly cluster: Cluster;
  readonly configuration: Configuration;
}

const schemeHeader = 'X-Forwarded-Proto';
const portHeader = 'X-Forwarded-Port';

/** What a header tells, where the request has it; of other values it is open where they lead. */
interface Told {
  readonly value?: string;
  readonly where: readonly Match[];
}

const own: Told = { where: [] };

function told(name: string, values: readonly string[]): readonly Told[] {
  return [
    ...values.map((value): Told => ({ value, where: [{ kind: 'header', name, value: { kind: 'exact', value } }] })),
    { where: [{ kind: 'not', of: hasHeader(name) }] },
  ];
}

const otherwise: Step = {
  kind: 'open',
  code: 'external-answer',
  because: `${schemeHeader} or ${portHeader} of the request tells where the redirect leads`,
};
