import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { Middlewares } from '../middlewares/middleware.js';
import { noteAt } from '../resources/place.js';
import { highestPriority, priorityOf } from './precedence.js';
import type { RouterDoubt, Router } from '../dynamic/router.js';
import { idleMatcherNotes } from './idle-matchers.js';
import type { ReadRouter } from './read-router.js';
import type { Rule } from '../rule/rule.js';
import type { TlsOptions } from '../tls/tls-options.js';

/** A router that Traefik serves, with all that it does. */
export interface LiveRouter extends Router {
  readonly read: Rule;
  /** From the first middleware of the router to the backend; those of entry points come before. */
  readonly steps: readonly Step[];
  /** What the middlewares of the router do; of a router above others there is no more. */
  readonly guards: readonly Step[];
  /** The policies of the router, of its middlewares and of its service, each part by itself. */
  readonly parts: readonly PolicySet[];
  /** Those of the router and its middlewares: of a router above others there are no more. */
  readonly guardParts: readonly PolicySet[];
  readonly doubt?: RouterDoubt;
}

/** A router that is served, or the notes why it is not. (traefik v3.7.9, pkg/server/router/router.go: buildEntryPointHandler, buildRouterHandler) */
export function liveRouter(
  { router, rule: read }: ReadRouter,
  middlewares: Middlewares,
  tlsOptions: TlsOptions,
): Verdict & { readonly live?: LiveRouter } {
  if ('fault' in read) return { broken: read.fault, notes: [ruleNote(router, read.fault)] };
  const overTls = cutOff(router, tlsOptions);
  const refused = tooHigh(router) ?? overTls;
  if (refused.broken !== undefined) return refused;
  const chain = middlewares.chainOf(router.middlewares);
  const after = middlewares.chainOf(router.target.middlewares);
  const tls = router.tls ? tlsOptions.policiesOf(router.tls.options) : {};
  const notes = [...overTls.notes, ...idleMatcherNotes(router), ...chain.notes, ...after.notes];
  const broken = chain.broken ?? after.broken ?? router.target.broken;
  const doubt = router.target.doubt ?? chain.doubt ?? after.doubt ?? openRule(read);
  const own = [tls, router.policies, ...chain.policies];
  const live: LiveRouter = {
    ...router,
    read,
    guards: chain.steps,
    steps: [...chain.steps, ...after.steps, ...router.target.steps],
    guardParts: own,
    parts: [...own, ...after.policies, ...router.target.policies],
    ...(doubt && { doubt }),
  };
  return { live, notes, ...(broken !== undefined && { broken }) };
}

interface Verdict {
  /** Why Traefik does not serve the router. */
  readonly broken?: string;
  readonly notes: readonly Note[];
}

function tooHigh(router: Router): Verdict | undefined {
  if (router.provider === 'internal' || priorityOf(router) <= highestPriority) return undefined;
  const value = String(router.priority);
  const wants = `at most ${highestPriority}`;
  const note = noteAt(router.place, {
    kind: 'invalid-value',
    key: 'priority',
    value,
    wants,
    effect: 'ingress-skipped',
    consequence: { kind: 'route-dropped' },
  });
  return { broken: 'its priority is too high', notes: [note] };
}

// What the options of TLS make of a router: of those that are missing it may be open whether they exist.
function cutOff({ tls }: Router, options: TlsOptions): Verdict {
  const handshake = tls && options.handshakeOf(tls.options);
  const missing = tls && options.missing(tls.options);
  const broken = handshake?.kind === 'broken' ? { broken: handshake.because } : {};
  if (missing) {
    const to = { group: 'traefik.io', kind: 'TLSOption', namespace: missing.namespace, name: missing.name };
    const consequence = { kind: 'route-dropped-with-hosts' } as const;
    return { ...broken, notes: [noteAt(tls.optionsAt, { kind: 'missing-reference', to, role: 'part', consequence })] };
  }
  if (!tls || handshake?.kind !== 'broken') return { notes: [] };
  const { because } = handshake;
  const note = noteAt(tls.optionsAt, {
    kind: 'ignored-value',
    key: 'tls.options',
    because,
    effect: 'host-denied',
    consequence: { kind: 'route-dropped-with-hosts' },
  });
  return { ...broken, notes: [note] };
}

function openRule({ open }: Rule): RouterDoubt | undefined {
  return open === undefined ? undefined : { code: 'missing-manifest', because: open };
}

function ruleNote({ place, rule }: Router, fault: string): Note {
  const wants = `a rule that Traefik can read (${fault})`;
  return noteAt(place, {
    kind: 'invalid-value',
    key: 'match',
    value: rule,
    wants,
    effect: 'ingress-skipped',
    consequence: { kind: 'route-dropped' },
  });
}
