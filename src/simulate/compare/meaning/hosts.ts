import type { IntentRoute } from '#model/routing/intent.js';
import { hostsOf } from '#model/routing/intent-places.js';
import type { Step } from '#model/routing/step.js';
import { allowedHostsSteps, certificateSteps } from './access.js';
import { statuses } from './statuses.js';
import type { MeantPlace } from './place.js';

/** What happens to every request of a host, because of any of its routes. */
export function hostSteps(place: MeantPlace, routes: readonly IntentRoute[]): readonly Step[] {
  const sharing = routes.filter(route => hostsOf(route).includes(place.host));
  return sharing.flatMap(({ policies }) => [
    ...(policies.snippets?.server === undefined ? [] : [open('snippet', 'a snippet stands for the whole host')]),
    ...(policies.tlsPassthrough?.enabled && place.tls ? [open('tls-handshake', 'TLS ends at the backend')] : []),
    ...(policies.clientCertificates ? certificateSteps(policies.clientCertificates, place) : []),
  ]);
}

/** The root of a host leads to the application's own, where the host may be asked at all. */
export function appRootSteps({ route, conventions }: MeantPlace): readonly Step[] {
  const { appRoot, allowedHosts } = route.policies;
  const set = appRoot?.path ?? '/';
  return [
    ...(allowedHosts ? allowedHostsSteps(allowedHosts) : []),
    {
      kind: 'redirect',
      ...statuses(302, conventions),
      to: { kind: 'parts', port: 'keep', path: { set }, query: 'drop' },
    },
  ];
}

/** A host with or without `www.` leads to the one that the route names. */
export function wwwSteps({ host, conventions }: MeantPlace): readonly Step[] {
  const { status, path } = conventions.www;
  const to = { kind: 'parts', host, port: 'drop', path } as const;
  return [{ kind: 'redirect', ...statuses(status, conventions), to }];
}

/** `www.a.test` of `a.test`, and the other way round. */
export function otherOfWww(host: string): string {
  return host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
}

function open(code: 'snippet' | 'tls-handshake', because: string): Step {
  return { kind: 'open', code, because };
}
