import { quoted } from '../values/go-string.js';
import type { RuleSyntax } from '../rule/rule.js';

/** A path of an Ingress, with what its rule is made of. */
export interface IngressPath {
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  /** The annotation `router.pathmatcher`. */
  readonly matcher: string | undefined;
  readonly strict: boolean;
  readonly syntax: RuleSyntax;
}

/** The matchers that `router.pathmatcher` may name. */
export const pathMatchers: readonly string[] = ['Path', 'PathPrefix', 'PathRegexp'];

/** The rule that Traefik writes for a path of an Ingress, byte for byte: its length is its priority. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadRouter, buildRule, buildStrictPrefixMatchingRule) */
export function ruleOf({ host, path, pathType, matcher, strict, syntax }: IngressPath): string {
  const terms = host === '' ? [] : [hostRule(host, syntax)];
  if (path !== '') terms.push(pathRule(path, matcherOf(pathType, matcher), strict));
  return terms.join(' && ');
}

/** Whether the annotation `router.pathmatcher` has a say for a path. */
export function isOwnMatching(pathType: string): boolean {
  return pathType === '' || pathType === 'ImplementationSpecific';
}

function matcherOf(pathType: string, matcher: string | undefined): string {
  if (isOwnMatching(pathType)) return matcher ?? 'PathPrefix';
  return pathType === 'Exact' ? 'Path' : 'PathPrefix';
}

function hostRule(host: string, syntax: RuleSyntax): string {
  if (syntax === 'v2' && host.startsWith('*.'))
    return `HostRegexp(${quoted(`{subdomain:[a-zA-Z0-9-]+}.${host.slice(2)}`)})`;
  return `Host(${quoted(host)})`;
}

function pathRule(path: string, matcher: string, strict: boolean): string {
  if (!strict || matcher !== 'PathPrefix') return `${matcher}(${quoted(path)})`;
  if (path === '/') return 'PathPrefix("/")';
  const element = path.endsWith('/') ? path.slice(0, -1) : path;
  return `(Path(${quoted(element)}) || PathPrefix(${quoted(`${element}/`)}))`;
}
