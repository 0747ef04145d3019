import { forwarded } from '#model/routing/forwarded.js';
import { valuesByKey } from '#model/grouped.js';
import { withoutSecretsIn } from '#model/text/confidential-text.js';
import { hostText } from '#model/text/host-text.js';
import type { WeightedBackend } from '#model/backend.js';
import type { Origin } from '#model/origin.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Request } from '#model/routing/request.js';
import type { Step, UnknownCode } from '#model/routing/step.js';
import type { Listener, Route, RouteTable, VirtualHost } from '#model/routing/table.js';
import type { Facts } from '#facts/facts.js';
import type { Shadow } from '#simulate/shadow/shadowing.js';
import { shadowsIn } from '#simulate/shadow/shadowing.js';

/** What each controller would do, in match order. No secret of the manifests is in it. */
export function routesOf(facts: Facts): readonly ControllerRoutes[] {
  return facts.readings.map(({ table }) => controllerRoutesOf(table));
}

/** What one controller would do. */
export interface ControllerRoutes {
  /** Where there are several clusters: the path, or the folder of the kustomization. */
  readonly cluster?: string;
  readonly controller: string;
  /** The controller refuses this configuration as a whole and goes on with the one before. */
  readonly refused?: { readonly reason: string; readonly at: Origin };
  /** How the controller routes is not known. */
  readonly unread?: { readonly code: UnknownCode; readonly because: string };
  readonly listeners: readonly ListenerRoutes[];
}

/** Where a controller listens, and the routes of each host there. */
export interface ListenerRoutes {
  readonly name: string;
  readonly port: number;
  readonly tls: boolean;
  readonly hosts: readonly { readonly host: string; readonly routes: readonly RouteEntry[] }[];
}

/** One route: what it matches, where it leads, and which route keeps every request from it. */
export interface RouteEntry {
  readonly matches: string;
  readonly priority?: number;
  /** The same, where a number does not hold it. */
  readonly priorityInDigits?: string;
  readonly backends: readonly WeightedBackend[];
  readonly does: readonly string[];
  readonly policies: PolicySet;
  readonly at: Origin;
  readonly shadowedBy?: { readonly at: Origin; readonly witness: Request };
}

/** The routes of each host, in match order. */
function controllerRoutesOf(table: RouteTable): ControllerRoutes {
  const shadows = new Map(shadowsIn(table).map(one => [one.route, one]));
  const { controller, refused, unread, listeners } = table;
  return withoutSecretsIn({
    controller,
    ...(refused && { refused }),
    ...(unread && { unread }),
    listeners: listeners.map(one => listenerRoutes(one, shadows)),
  });
}

function listenerRoutes({ name, port, tls, hosts }: Listener, shadows: ReadonlyMap<Route, Shadow>): ListenerRoutes {
  const entries = hosts.flatMap(hostRoutes).map(([host, route]) => [host, entryOf(route, shadows.get(route))] as const);
  const byHost = valuesByKey(entries);
  return { name, port, tls, hosts: [...byHost].map(([host, routes]) => ({ host, routes })) };
}

/** Where one virtual host takes every request, its routes are shown under the hosts that they name themselves. */
function hostRoutes({ host, routes }: VirtualHost): readonly (readonly [string, Route])[] {
  return routes.flatMap(route =>
    (host.kind === 'any' ? route.hosts : [hostText(host)]).map(name => [name, route] as const),
  );
}

function entryOf({ matches, priority, steps, policies, at }: Route, shadow: Shadow | undefined): RouteEntry {
  return {
    matches,
    ...(priority !== undefined && { priority: Number(priority) }),
    ...(typeof priority === 'bigint' && { priorityInDigits: String(priority) }),
    backends: forwarded(steps),
    does: steps.filter(isSaidFirst).flatMap(doesOf),
    policies,
    at,
    ...(shadow && { shadowedBy: { at: shadow.by.at, witness: shadow.witness } }),
  };
}

/** A redirect that differs from one before by whom it meets alone is no other. */
function isSaidFirst(step: Step, at: number, steps: readonly Step[]): boolean {
  if (step.kind === 'headers') return step.unasked !== true;
  if (step.kind !== 'redirect') return true;
  return !steps.slice(0, at).some(one => one.kind === 'redirect' && one.status === step.status);
}

/** What a step does besides forwarding, in a few words. */
function doesOf(step: Step): readonly string[] {
  if (step.kind === 'forward' || (step.kind === 'headers' && step.unasked)) return [];
  if (step.kind === 'respond') return [`answers ${step.status}`];
  if (step.kind === 'redirect') return [`redirects (${step.status})`];
  return [step.kind];
}
