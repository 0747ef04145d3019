import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { ForwardedFor, Listener } from '#model/routing/table.js';
import type { EntryPoint } from '../installation/entry-point.js';
import { internalEntryPoint } from '../installation/entry-point.js';
import type { Chain } from '../middlewares/chain.js';
import type { Middlewares } from '../middlewares/middleware.js';
import { stepsOf } from '../policies/policy-set.js';
import { isSecure, speaksTls, isBoundTo } from '../routers/entry-point-binding.js';
import type { Before, RouterTree } from '../routers/table-routes.js';
import { routesOf } from '../routers/table-routes.js';
import { virtualHostsOf } from './virtual-hosts.js';
import { passedOnNames } from './passed-on-names.js';
import { tellingSteps } from './telling-steps.js';
import { handshakesOf } from './handshake.js';
import type { ConnectionParts } from './taken-connections.js';
import { takenConnections } from './taken-connections.js';
import type { Does } from '../versions/changes.table.js';
import { normalisationOf } from './normalisation.js';

/** What the listeners of all entry points rest on. */
interface ListenerParts extends ConnectionParts {
  readonly does: Does;
  readonly entryPoints: readonly EntryPoint[];
  readonly trees: readonly RouterTree[];
  readonly middlewares: Middlewares;
}

/**
 * Each entry point listens with TLS and plain on one port: routers with TLS answer the one, routers without it the
 * other. Plain requests without an entry point go to the first that is not meant for TLS, others to the first that is; the internal one is the last.
 * (traefik v3.7.9, pkg/server/router/router.go: BuildHandlers; pkg/server/router/tcp/router.go: ServeTCP)
 */
export function listenersOf(parts: ListenerParts): readonly Listener[] {
  const entryPoints = [...parts.entryPoints].sort((one, other) => Number(isInternal(one)) - Number(isInternal(other)));
  const secure = entryPoints.filter(isSecure);
  const others = entryPoints.filter(one => !isSecure(one));
  return [
    ...[...others, ...secure].map(entryPoint => listenerOf(parts, entryPoint, false)),
    ...[...secure, ...others].map(entryPoint => listenerOf(parts, entryPoint, true)),
  ];
}

function isInternal({ name }: EntryPoint): boolean {
  return name === internalEntryPoint;
}

function listenerOf(parts: ListenerParts, entryPoint: EntryPoint, tls: boolean): Listener {
  const { name, port, middlewares, deniedEscapes, sanitizesPath } = entryPoint;
  const { tlsOptions } = parts;
  const standing = parts.trees.filter(
    ({ router }) => isBoundTo(router, entryPoint) && speaksTls(router, entryPoint) === tls,
  );
  const chain = parts.middlewares.chainOf(middlewares.map(one => ({ name: one })));
  const before = beforeRoutes(
    tellingSteps(entryPoint, parts.does),
    deniedEscapes,
    chain,
    parts.does,
    tls ? tlsOptions.policiesOf(entryPoint.tls?.options ?? 'default') : {},
  );
  const routes = chain.broken === undefined ? routesOf(standing, before) : [];
  const connections = takenConnections(parts, entryPoint);
  const handshakes = tls ? handshakesOf(parts, entryPoint, connections.taken) : [];
  return {
    name,
    port,
    tls,
    ...(entryPoint.trustsForwarded && { schemeFrom: believedSchemes(entryPoint) }),
    ...(!sanitizesPath && { normalisation: normalisationOf(parts.does, false) }),
    ...(handshakes.length > 0 && { handshakes }),
    hosts: virtualHostsOf(routes, connections, tls),
    certificates: tls ? [...passedOnNames(connections), ...parts.certificates] : [],
    otherwise: [{ kind: 'respond', status: 404, because: 'no route takes the request' }],
  };
}

function beforeRoutes(
  telling: readonly Step[],
  escapes: readonly string[],
  chain: Chain,
  does: Does,
  tls: PolicySet,
): Before {
  const own: PolicySet = escapes.length > 0 ? { deniedEscapes: { escapes } } : {};
  return {
    steps: [...telling, ...stepsOf(own, { trustsForwarded: false, does }), ...chain.steps],
    policies: [own, ...chain.policies],
    tls,
  };
}

function believedSchemes({ believes: { everyone, blocks } }: EntryPoint): ForwardedFor {
  return { header: 'X-Forwarded-Proto', believed: everyone ? ['0.0.0.0/0', '::/0'] : blocks };
}
