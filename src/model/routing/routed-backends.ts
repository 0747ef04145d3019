import type { Backend } from '../backend.js';
import { backendName } from '../backend.js';
import { forwarded } from './forwarded.js';
import type { Route, RouteTable } from './table.js';

/** Each backend of a table once, with the first route of those asked for that leads there. */
export function routedBackends(
  table: RouteTable,
  isAsked: (route: Route) => boolean = () => true,
): readonly (readonly [Route, Backend])[] {
  const routes = table.listeners.flatMap(({ hosts }) => hosts.flatMap(host => host.routes)).filter(isAsked);
  const found = new Map<string, readonly [Route, Backend]>();
  for (const route of routes)
    for (const { backend } of forwarded(route.steps)) {
      const key = backendName(backend);
      if (!found.has(key)) found.set(key, [route, backend]);
    }
  return [...found.values()];
}

const guards = ['clientAddresses', 'passwordAuthentication', 'externalAuthentication', 'clientCertificates'] as const;

/** Whether a route asks who comes: an address, a password, a certificate, or the word of another service. */
export function asksWhoComes({ policies }: Route): boolean {
  const sets = [policies, ...(policies.repeated?.sets ?? [])];
  return sets.some(set => guards.some(name => set[name] !== undefined));
}
