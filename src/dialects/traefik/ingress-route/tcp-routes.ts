import { ofKind } from '#cluster/cluster.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { JsonObject } from '#model/json.js';
import type { Note } from '#model/findings/note.js';

import { specOf, subjectOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Route } from '#model/routing/table.js';
import { crdBackend } from '../services/crd-backend.js';
import { policiesIn } from '../policies/policy-set.js';
import { routePolicies } from '../policies/route-policies.js';
import { byteLength } from '../../bytes.js';
import { servesIngressRoute } from '../installation/ingress-class.js';
import type { Place } from '../resources/place.js';
import { below, noteAt, originOf } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { Target } from '../dynamic/router.js';
import { treeOf } from '../rule/rule-tree.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import { sharedTarget } from '../dynamic/shared-target.js';
import { weightedParts } from '../services/traefik-service.js';

/** A route that takes whole connections before HTTP is read. */
export interface TcpRoute {
  readonly entryPoints: readonly string[];
  /** The name that it takes, in lower case; `*` for every name, and for none. */
  readonly host: string;
  readonly tls: boolean;
  readonly route: Route;
}

/** The routes of IngressRouteTCPs, those of the highest priority first. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_tcp.go; pkg/server/router/tcp/manager.go: addTCPHandlers) */
export function tcpRoutesOf(context: Context): {
  readonly routes: readonly TcpRoute[];
  readonly notes: readonly Note[];
} {
  const { crd } = context.configuration;
  if (!crd) return { routes: [], notes: [] };
  const resources = ofKind(context.cluster, 'traefik.io', 'IngressRouteTCP').filter(one =>
    servesIngressRoute(one, crd, context.settings),
  );
  const made = resources.flatMap(resource =>
    itemsOf(specOf(resource)['routes']).map((route, at) =>
      routeOf(context, crd, { resource, path: ['spec', 'routes', at] }, objectOf(route)),
    ),
  );
  const routes = made.flatMap(({ route }) => (route ? [route] : []));
  return {
    routes: routes.sort((one, other) => (other.route.priority ?? 0) - (one.route.priority ?? 0)),
    notes: made.flatMap(({ notes }) => notes),
  };
}

interface Made {
  readonly route?: TcpRoute;
  readonly notes: readonly Note[];
}

function routeOf(context: Context, provider: CrdProvider, at: Place, value: JsonObject): Made {
  const rule = textOf(value['match']) ?? '';
  const { resource } = at;
  const { tls } = specOf(resource);
  const hasTls = isObject(tls);
  const named = hostIn(rule);
  if ('fault' in named || (!hasTls && named.host !== '*' && named.open === undefined)) {
    const wants =
      'fault' in named ? `a rule that Traefik can read (${named.fault})` : 'tls: without it only HostSNI(`*`) is taken';
    const note = noteAt(below(at, 'match'), {
      kind: 'invalid-value',
      key: 'match',
      value: rule,
      wants,
      effect: 'ingress-skipped',
    });
    return { notes: [note] };
  }
  const served = targetOf(context, provider, value, at);
  if (!served.target || served.target.broken !== undefined) return { notes: served.notes };
  const route: Route = {
    match: { kind: 'always' },
    matches: rule,
    priority: numberOf(value['priority']) ?? (rule === 'HostSNI(`*`)' ? -1 : byteLength(rule)),
    rank: 0,
    hosts: [named.host],
    steps: stepsOf(value, named.open, served.target),
    policies: routePolicies({ kind: 'always' }, [policiesIn({ tcp: objectOf(tls) }), ...served.target.policies]),
    at: originOf(below(at, 'match')),
    subject: subjectOf(resource),
    ...(served.target.doubt && { doubt: served.target.doubt }),
  };
  const entryPoints = itemsOf(specOf(resource)['entryPoints']).filter(one => typeof one === 'string');
  return { route: { entryPoints, host: named.host, tls: hasTls, route }, notes: served.notes };
}

// What is more than one name is left open, for every name.
function hostIn(rule: string): { readonly host: string; readonly open?: string } | { readonly fault: string } {
  const tree = treeOf(rule);
  if ('fault' in tree) return tree;
  const [host] = tree.kind === 'matcher' ? tree.values : [];
  const plain =
    tree.kind === 'matcher' && tree.name.toLowerCase() === 'hostsni' && tree.values.length === 1 && !tree.negated;
  return plain && host !== undefined
    ? { host: host.toLowerCase() }
    : { host: '*', open: `the rule ${rule} is not read here` };
}

function stepsOf(value: JsonObject, open: string | undefined, { steps }: Target): readonly Step[] {
  const guarded =
    itemsOf(value['middlewares']).length > 0 ? 'middlewares for TCP decide about the connection' : undefined;
  const because = open ?? guarded;
  return because === undefined ? steps : [{ kind: 'open', code: 'external-answer', because }, ...steps];
}

function targetOf(
  context: Context,
  provider: CrdProvider,
  value: JsonObject,
  at: Place,
): { readonly target?: Target; readonly notes: readonly Note[] } {
  const notes: Note[] = [];
  const shares: { readonly target: Target; readonly weight: number }[] = [];
  for (const { reference, weight, at: place } of weightedParts(value['services'], below(at, 'services'))) {
    const backend = crdBackend(context, provider, { ...reference, kind: 'Service' }, place);
    notes.push(...backend.notes);
    if (!backend.target) return { notes };
    shares.push({ target: backend.target, weight });
  }
  return shares.length === 0 ? { notes } : { target: sharedTarget(shares), notes };
}
