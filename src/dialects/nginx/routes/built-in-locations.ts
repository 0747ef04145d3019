import type { Match } from '#model/match.js';
import { subjectOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Configuration } from '../installation/configuration.js';
import type { Unranked } from './routes.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** What the controller answers on any host by itself. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1455-1487) */
function builtInLocations({ flags }: Pick<Configuration, 'flags'>): readonly BuiltIn[] {
  const health = flags['health-check-path'] ?? '/healthz';
  return [
    { path: health, steps: [{ kind: 'respond', status: 200, because: `the controller answers ${health} by itself` }] },
    {
      path: '/nginx_status',
      steps: [
        { kind: 'allow', cidrs: ['127.0.0.1/32', '::1/128'], status: 403 },
        { kind: 'respond', status: 200, because: 'the controller answers /nginx_status by itself' },
      ],
    },
  ];
}

interface BuiltIn {
  readonly path: string;
  readonly steps: readonly Step[];
}

/** The same as routes of the server for all other hosts, shown with the Ingress that has paths there. */
export function builtInRoutes(
  owner: ServedIngress | undefined,
  configuration: Pick<Configuration, 'flags'>,
): readonly Unranked[] {
  if (!owner) return [];
  return builtInLocations(configuration).map(({ path, steps }) => ({
    match: takes(path),
    matches: `"${path}"`,
    hosts: ['*'],
    steps,
    policies: {},
    at: owner.resource.locate(['spec']),
    subject: subjectOf(owner.resource),
    implicit: true,
  }));
}

/** What is answered where no Ingress has paths for all other hosts. */
export function otherwise(fallback: Step, configuration: Pick<Configuration, 'flags'>): readonly Step[] {
  return [
    ...builtInLocations(configuration).flatMap(({ path, steps }) =>
      steps.map(step => ({ ...step, when: { match: takes(path) } })),
    ),
    fallback,
  ];
}

/** nginx refuses these before it looks at a host; of hosts that are passed on with TLS it sees no request. (nginx 1.27, src/http/ngx_http_request.c, ngx_http_process_request_header) */
export function refusedMethods(passed: readonly string[]): readonly Step[] {
  const methods: Match = { kind: 'or', of: ['TRACE', 'CONNECT'].map(method => ({ kind: 'method', method })) };
  const hosts = passed.map((host): Match => ({ kind: 'host', host: { kind: 'exact', host: host.toLowerCase() } }));
  const match: Match = { kind: 'and', of: [methods, { kind: 'not', of: { kind: 'or', of: hosts } }] };
  return [{ kind: 'respond', status: 405, because: 'nginx does not take the method', when: { match } }];
}

function takes(path: string): Match {
  return { kind: 'path', path: { kind: 'prefix', path, by: 'character' } };
}
