import { find } from '#cluster/cluster.js';
import type { MiddlewareUse, RouterDoubt } from '../dynamic/router.js';
import type { Context } from '../context/reading-context.js';
import { reasonOf } from '../resources/absence.js';
import { crdProviderName } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import { splitResourceId } from '../resources/split-resource-id.js';
import type { Chain } from './chain.js';
import { nothing } from './chain.js';

/** A name without a provider is taken for one of the Ingress provider, which defines no middlewares. */
export function bareName({ at }: MiddlewareUse, name: string): Chain {
  const wants = `<namespace>-<name>@${crdProviderName}`;
  const body = {
    kind: 'invalid-value',
    key: 'middlewares',
    value: name,
    wants,
    effect: 'ingress-skipped',
    consequence: unserved,
  } as const;
  return nothing(`there is no middleware ${name}@kubernetes`, ...(at ? [noteAt(at, body)] : []));
}

/** A provider that is not there defines nothing. */
export function ofNobody({ at, name }: MiddlewareUse, provider: string, state: 'unknown' | 'off'): Chain {
  const why = state === 'off' ? `the provider ${provider} is off` : `no provider is called ${provider}`;
  const wants = `a middleware of a provider that is on, as <namespace>-<name>@${crdProviderName} (${why})`;
  const body = {
    kind: 'invalid-value',
    key: 'middlewares',
    value: name,
    wants,
    effect: 'ingress-skipped',
    consequence: { kind: 'route-dropped-with-protection' },
  } as const;
  return nothing(`there is no middleware ${name}: ${why}`, ...(at ? [noteAt(at, body)] : []));
}

/** What another provider defines. */
export function foreign({ name }: MiddlewareUse): Chain {
  const because = `the middleware ${name} is defined outside the manifests`;
  return { steps: [{ kind: 'open', code: 'missing-manifest', because }], policies: [], notes: [] };
}

/** A Middleware that the manifests do not hold. */
export function missing(context: Context, { at }: MiddlewareUse, id: string): Chain {
  const { cluster, absenceOf, namespaces } = context;
  const own = at?.resource.namespace ?? '';
  if (at && find(cluster, 'traefik.io', 'Middleware', own, id)) return withoutNamespace(at, id);
  const { namespace, name } = splitResourceId(id, own, namespaces);
  const absence = absenceOf('traefik.io', 'Middleware', namespace, name);
  const because = reasonOf(absence);
  const body = {
    kind: 'missing-reference',
    to: { group: 'traefik.io', kind: 'Middleware', namespace, name },
    role: 'middleware',
    consequence: { kind: 'route-dropped-with-protection' },
  } as const;
  const notes = at ? [noteAt(at, body)] : [];
  if (absence !== 'open') return nothing(`the Middleware ${id} is missing`, ...notes);
  const doubt: RouterDoubt = { code: 'missing-manifest', because: `Middleware ${id}: ${because}` };
  return { steps: [], policies: [], notes, doubt };
}

// The Middleware is there, and was named without its namespace.
function withoutNamespace(at: Place, name: string): Chain {
  const wants = `${at.resource.namespace}-${name}@${crdProviderName}`;
  const value = `${name}@${crdProviderName}`;
  const body = {
    kind: 'invalid-value',
    key: 'middlewares',
    value,
    wants,
    effect: 'ingress-skipped',
    consequence: unserved,
  } as const;
  return nothing(`there is no Middleware ${name}@${crdProviderName}`, noteAt(at, body));
}

const unserved = { kind: 'route-dropped' } as const;
