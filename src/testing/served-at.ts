import { routesOf } from '#ask/routes.js';
import type { Backend } from '#model/backend.js';
import { backendName } from '#model/backend.js';
import { nearest } from '#model/text/nearest.js';
import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import type { Facts } from '#facts/facts.js';

/** How many routes are named before the rest is counted. */
const most = 5;

/** The nearest way out: where a backend is served; or, where it is not, the backend that is nearest in name. */
export function servedAt(facts: Facts, wanted: string | undefined): readonly Shown<'terminal'>[] {
  if (wanted === undefined) return [];
  const routes = leadingRoutes(facts);
  const found = routes.filter(({ names }) => names.includes(wanted));
  if (found.length === 0) return [terminal``, notServed(wanted, [...new Set(routes.map(one => one.name))])];
  const lines = found.slice(0, most).map(({ line }) => line);
  const rest = found.length > most ? [terminal`  and ${found.length - most} more`] : [];
  return [terminal``, terminal`${wanted} is served at`, ...lines, ...rest];
}

interface LeadingRoute {
  readonly name: string;
  /** With and without its port. */
  readonly names: readonly string[];
  readonly line: Shown<'terminal'>;
}

function leadingRoutes(facts: Facts): readonly LeadingRoute[] {
  return routesOf(facts).flatMap(({ controller, listeners }) =>
    listeners.flatMap(({ name: listener, hosts }) =>
      hosts.flatMap(({ host, routes }) =>
        routes.flatMap(({ matches, backends, at }) =>
          backends.map(({ backend }) => {
            const line = terminal`  ${host}: ${matches} (${controller}, ${listener})  [${placeText(at)}]`;
            return { name: serviceName(backend), names: [serviceName(backend), backendName(backend)], line };
          }),
        ),
      ),
    ),
  );
}

function serviceName({ namespace, service }: Backend): string {
  return `${namespace}/${service}`;
}

function notServed(wanted: string, known: readonly string[]): Shown<'terminal'> {
  const near = nearest(wanted, known);
  if (near !== undefined && near !== wanted) return terminal`no route leads to ${wanted}; one leads to ${near}`;
  if (known.length === 0) return terminal`no route leads to any Service`;
  return terminal`no route leads to ${wanted}; routes lead to ${known.slice(0, most).join(', ')}${known.length > most ? ` and ${known.length - most} more` : ''}`;
}
