import { ingressSpec } from '#cluster/ingress.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf } from '#model/resource.js';
import type { Annotations } from './annotations.js';
import { pathMatcherKey, routerAnnotations } from './router-annotations.js';
import { isOwnMatching } from './ingress-rule.js';
import { noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';

/** What an Ingress says and Traefik does not hear. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go) */
export function ingressNotes(context: Context, ingress: Resource, annotations: Annotations): readonly Note[] {
  return [
    ...foreignNotes(ingress),
    ...ruleNotes(ingress),
    ...matcherNotes(ingress, annotations),
    ...tlsNotes(context, ingress, annotations),
  ];
}

const nginxPrefix = 'nginx.ingress.kubernetes.io/';
/** What guards a route at ingress-nginx: without a word it is gone. */
const guards = /^(?:auth-|whitelist-|allowlist-|denylist-|limit-|enable-modsecurity|satisfy)/;

function foreignNotes(ingress: Resource): readonly Note[] {
  return Object.entries(annotationsOf(ingress)).flatMap(([key, value]) => {
    const path = ['metadata', 'annotations', key];
    if (key.startsWith(nginxPrefix)) {
      if (/-source-range$/.test(key) && holdsEverybody(value)) return [];
      const effect = guards.test(key.slice(nginxPrefix.length)) ? 'access-dropped' : 'ignored';
      const because = 'the Ingress provider of Traefik reads no annotations of ingress-nginx';
      return [noteAt({ resource: ingress, path }, { kind: 'ignored-value', key, because, effect })];
    }
    return [];
  });
}

/** A list of addresses that lets everybody in asks nothing: nothing is lost with it. */
function holdsEverybody(list: string): boolean {
  return list.split(',').some(one => ['0.0.0.0/0', '::/0'].includes(one.trim()));
}

function ruleNotes(ingress: Resource): readonly Note[] {
  const { rules, defaultBackend } = ingressSpec(ingress);
  const because = 'a default backend counts only in an Ingress without rules';
  const ignored = { kind: 'ignored-value', effect: 'ignored' } as const;
  return [
    ...(rules.length > 0 && defaultBackend
      ? [noteAt({ resource: ingress, path: defaultBackend.at }, { ...ignored, key: 'defaultBackend', because })]
      : []),
    ...rules
      .filter(({ paths }) => paths === undefined)
      .map(({ at: path }) =>
        noteAt(
          { resource: ingress, path },
          { ...ignored, key: 'rules', because: 'a rule without paths makes no route' },
        ),
      ),
  ];
}

function matcherNotes(ingress: Resource, annotations: Annotations): readonly Note[] {
  const { pathMatcher: matcher } = routerAnnotations(annotations);
  if (!matcher) return [];
  const { rules } = ingressSpec(ingress);
  if (rules.some(({ paths = [] }) => paths.some(({ pathType }) => isOwnMatching(pathType)))) return [];
  const because = 'it has a say only for paths of pathType ImplementationSpecific';
  return [noteAt(matcher.at, { kind: 'ignored-value', key: pathMatcherKey, because, effect: 'ignored' })];
}

// spec.tls brings a certificate and no HTTPS route.
function tlsNotes(
  { configuration: { entryPoints } }: Context,
  ingress: Resource,
  annotations: Annotations,
): readonly Note[] {
  if (ingressSpec(ingress).tls.length === 0) return [];
  const { entryPoints: list, entryPointNames, hasTls } = routerAnnotations(annotations);
  const bound = entryPoints.filter(({ name, isDefault }) => (list ? entryPointNames.includes(name) : isDefault));
  if (hasTls || bound.some(({ tls }) => tls)) return [];
  const because =
    'without the annotation router.tls, and on entry points without TLS of their own, HTTPS is answered with 404';
  return [
    noteAt(
      { resource: ingress, path: ['spec', 'tls'] },
      { kind: 'ignored-value', key: 'tls', because, effect: 'ignored' },
    ),
  ];
}
