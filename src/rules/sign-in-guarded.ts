import type { Request } from '#model/routing/request.js';
import type { Route, RouteTable } from '#model/routing/table.js';
import { asker } from '#simulate/answer/answer.js';
import { rule } from './rule.js';

export const signInGuarded = rule({
  id: 'sign-in-guarded',
  category: 'security',
  severity: 'error',
  summary: 'The page on which clients sign in asks them to be signed in.',
  why: 'Whoever is not signed in is sent to the page, which sends them to itself, in a loop of redirects: nobody gets in.',
  fix: 'Give the path of the sign-in a resource of its own, without the authentication.',
  reads: ['readings'],
  *check({ readings }) {
    for (const { table } of readings) {
      const ask = asker(table);
      const seen = new Set<string>();
      for (const route of guardedRoutes(table)) {
        const request = signInOf(route);
        if (!request) continue;
        const key = JSON.stringify([route.subject, request.host, request.path]);
        if (seen.has(key)) continue;
        seen.add(key);
        const answer = ask(request);
        if (answer.outcome !== 'unknown' || answer.code !== 'external-answer') continue;
        const message = `clients are sent to ${request.host}${request.path} to sign in, and that path asks for the same authentication: they are sent round and round`;
        yield { at: route.at, subject: route.subject, message };
      }
    }
  },
});

function guardedRoutes({ listeners }: RouteTable): readonly Route[] {
  const routes = listeners.flatMap(({ hosts }) => hosts.flatMap(one => one.routes));
  return routes.filter(({ implicit, policies }) => implicit !== true && policies.externalAuthentication?.signIn);
}

/** The request for the page, where it is a path of the route's own host or of one that is written out. */
function signInOf({ hosts, policies }: Route): Request | undefined {
  const url = policies.externalAuthentication?.signIn?.url ?? '';
  const [, scheme = '', written = '', path = '/'] = /^(https?):\/\/([^/?#]+)(\/[^?#]*)?/.exec(url) ?? [];
  const [own] = hosts;
  const host = ['$host', '$http_host', '$server_name'].includes(written) ? own : written;
  if (scheme === '' || host === undefined || /[$*]/.test(host) || path.includes('$')) return undefined;
  return { scheme: scheme === 'http' ? 'http' : 'https', method: 'GET', host, path, headers: {} };
}
