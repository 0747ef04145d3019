import type { IngressPath, IngressBackend as Backend } from '#cluster/ingress.js';
import { ingressSpec } from '#cluster/ingress.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import type { Annotations } from './annotations.js';
import { decodedAnnotations } from './annotations.js';
import { qualified } from './ingress-annotations.js';
import { pathMatcherKey, routerAnnotations } from './router-annotations.js';
import { ingressBackend } from './ingress-backend.js';
import { ingressNotes } from './ingress-notes.js';
import { isOwnMatching, pathMatchersOf, ruleOf } from './ingress-rule.js';
import { fieldsIn } from './annotation-wire.js';
import { policiesIn } from '../policies/policy-set.js';
import { normalized } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { Router } from '../dynamic/router.js';
import type { IngressProvider } from '../installation/static-configuration.js';

/** What a provider made of a resource. */
export interface Made {
  readonly routers: readonly Router[];
  readonly notes: readonly Note[];
  /** It is passed over as a whole: its certificates are not loaded either. */
  readonly passedOver?: true;
}

/** The routers that the Ingress provider makes of an Ingress. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadConfigurationFromIngresses) */
export function routersOfIngress(context: Context, provider: IngressProvider, ingress: Resource): Made {
  const annotations = decodedAnnotations(ingress, 'router', context.settings.version);
  const notes = [...annotations.notes, ...ingressNotes(context, ingress, annotations)];
  if (annotations.refused) return { routers: [], notes, passedOver: true };
  const crossing = crossingNote(provider, ingress, annotations);
  if (crossing) return { routers: [], notes: [...notes, crossing], passedOver: true };
  const maker = { context, provider, ingress, annotations };
  const { rules, defaultBackend } = ingressSpec(ingress);
  const made =
    rules.length === 0
      ? [defaultRouter(maker, defaultBackend)]
      : rules.flatMap(({ host, paths = [] }) => paths.map(path => pathRouter(maker, host, path)));
  return {
    routers: withDistinctKeys(made.flatMap(one => one.routers)),
    notes: [...notes, ...made.flatMap(one => one.notes)],
  };
}

interface Maker {
  readonly context: Context;
  readonly provider: IngressProvider;
  readonly ingress: Resource;
  readonly annotations: Annotations;
}

function pathRouter(
  { context, provider, ingress, annotations }: Maker,
  host: string,
  { path, pathType, backend: named, at }: IngressPath,
): Made {
  const place: Place = { resource: ingress, path: [...at, 'path'] };
  const backend = ingressBackend(context, provider, named, { resource: ingress, path: named.at });
  const { pathMatcher: matcher } = routerAnnotations(annotations);
  const { does } = context.configuration;
  const known = pathMatchersOf(does);
  if (matcher && matcher.text !== '' && isOwnMatching(pathType) && known?.includes(matcher.text) === false) {
    const wants = known.join(', ');
    const note = noteAt(matcher.at, {
      kind: 'invalid-value',
      key: pathMatcherKey,
      value: matcher.text,
      wants,
      effect: 'ingress-skipped',
    });
    return { routers: [], notes: [...backend.notes, note] };
  }
  if (!backend.target) return { routers: [], notes: backend.notes };
  const router = routerOf({ context, provider, ingress, annotations }, place);
  const rule = ruleOf({
    host,
    path,
    pathType,
    matcher: matcher?.text === '' ? undefined : matcher?.text,
    strict: provider.strictPrefixMatching,
    syntax: router.syntax,
    does,
  });
  const key = normalized(`${ingress.namespace}-${ingress.name}-${host}${path}`);
  return { routers: [{ ...router, key, rule, target: backend.target }], notes: backend.notes };
}

/** Below every priority that a rule can have. (math.MinInt32) */
const lowest = -(2n ** 31n);

function defaultRouter(maker: Maker, backend: Backend | undefined): Made {
  const { context, provider, ingress } = maker;
  if (!backend) return { routers: [], notes: [] };
  const at: Place = { resource: ingress, path: backend.at };
  const { target, notes } = ingressBackend(context, provider, backend, at);
  if (!target) return { routers: [], notes };
  const router = { ...routerOf(maker, at), syntax: 'v3', priority: lowest } as const;
  return { routers: [{ ...router, key: 'default-router', rule: 'PathPrefix("/")', target }], notes };
}

function routerOf({ context, annotations }: Maker, place: Place): Omit<Router, 'key' | 'rule' | 'target'> {
  const said = routerAnnotations(annotations);
  const syntax = said.ruleSyntax?.text ?? '';
  return {
    provider: 'kubernetes',
    syntax: syntax === '' ? context.configuration.ruleSyntax : syntax === 'v2' ? 'v2' : 'v3',
    priority: BigInt((said.priority?.text ?? '0').replace('+', '')),
    entryPoints: said.entryPointNames,
    entryPointsAt: said.entryPoints?.at ?? place,
    ...(said.hasTls && {
      tls: { options: optionsName(said.tlsOptions?.text), optionsAt: said.tlsOptions?.at ?? place },
    }),
    middlewares: said.middlewares.map(use => ({ ...use, name: qualified(use.name) })),
    policies: policiesIn({ router: fieldsIn(annotations, 'router') }),
    place,
  };
}

function optionsName(text: string | undefined): string {
  return text === undefined || text === '' || text === 'default' ? 'default' : qualified(text);
}

// Middlewares and TLS options of an Ingress are always those of another provider.
function crossingNote(
  { crossProviderNamespaces }: IngressProvider,
  ingress: Resource,
  annotations: Annotations,
): Note | undefined {
  if (crossProviderNamespaces === undefined || crossProviderNamespaces.includes(ingress.namespace)) return undefined;
  const { middlewaresAt, tlsOptions } = routerAnnotations(annotations);
  const used = middlewaresAt ?? tlsOptions;
  const because = `crossProviderNamespaces does not hold ${ingress.namespace}`;
  return (
    used &&
    noteAt(used.at, {
      kind: 'ignored-value',
      key: used.text,
      because,
      effect: 'ingress-skipped',
      consequence: { kind: 'resource-skipped' },
    })
  );
}

// Of routers with one key the rule is added to tell them apart; of equal ones the last is left.
function withDistinctKeys(routers: readonly Router[]): readonly Router[] {
  const counts = new Map<string, number>();
  for (const { key } of routers) counts.set(key, (counts.get(key) ?? 0) + 1);
  const distinct = new Map<string, Router>();
  for (const router of routers) {
    const key = counts.get(router.key) === 1 ? router.key : `${router.key} ${router.rule}`;
    distinct.delete(key);
    distinct.set(key, { ...router, key });
  }
  return [...distinct.values()];
}
