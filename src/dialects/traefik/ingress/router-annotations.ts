import type { MiddlewareUse } from '../dynamic/router.js';
import { given } from '../values/given.js';
import type { Annotations, Decoded } from './annotations.js';
import { namesIn } from './ingress-annotations.js';

/** The annotations of an Ingress that say where its routers stand and what they take. (traefik v3.7.9, pkg/provider/kubernetes/ingress/annotations.go: RouterIng) */
export interface RouterAnnotations {
  readonly pathMatcher?: Decoded;
  readonly priority?: Decoded;
  readonly ruleSyntax?: Decoded;
  readonly entryPoints?: Decoded;
  readonly entryPointNames: readonly string[];
  readonly middlewares: readonly MiddlewareUse[];
  readonly middlewaresAt?: Decoded;
  readonly hasTls: boolean;
  readonly tlsOptions?: Decoded;
}

export function routerAnnotations({ values }: Annotations): RouterAnnotations {
  const tls = 'router.tls';
  const named = {
    pathMatcher: values.get(pathMatcherKey),
    priority: values.get('router.priority'),
    ruleSyntax: values.get('router.rulesyntax'),
    entryPoints: values.get('router.entrypoints'),
    middlewaresAt: values.get('router.middlewares'),
    tlsOptions: values.get(`${tls}.options`),
  };
  return {
    ...given(named),
    entryPointNames: namesIn(named.entryPoints).map(({ name }) => name),
    middlewares: namesIn(named.middlewaresAt),
    hasTls: [...values.keys()].some(key => key === tls || key.startsWith(`${tls}.`)),
  };
}

/** The annotation that names the matcher of paths. */
export const pathMatcherKey = 'router.pathmatcher';
