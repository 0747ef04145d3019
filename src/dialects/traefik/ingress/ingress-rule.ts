import { literalPattern } from '#model/text/literal-pattern.js';
import { quoted } from '../values/go-string.js';
import type { RuleSyntax } from '../rule/rule.js';
import type { Does } from '../versions/changes.table.js';

/** A path of an Ingress, with what its rule is made of. */
export interface IngressPath {
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  /** The annotation `router.pathmatcher`. */
  readonly matcher: string | undefined;
  readonly strict: boolean;
  readonly syntax: RuleSyntax;
  readonly does: Does;
}

/** The matchers that `router.pathmatcher` may name; undefined: any, for nobody looks. */
export function pathMatchersOf(does: Does): readonly string[] | undefined {
  if (!does('knownPathMatchers')) return undefined;
  return ['Path', 'PathPrefix', ...(does('syntaxOfV3') ? ['PathRegexp'] : [])];
}

/** The rule that Traefik writes for a path of an Ingress, byte for byte: its length is its priority. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadRouter, buildRule, buildStrictPrefixMatchingRule) */
export function ruleOf(ingressPath: IngressPath): string {
  const { host, path, pathType, matcher, strict, does } = ingressPath;
  const text = does('quotedIngressRules') ? quoted : inBackquotes;
  const terms = host === '' ? [] : [hostRule(ingressPath, text)];
  if (path !== '') terms.push(pathRule(path, matcherOf(pathType, matcher), strict, text));
  return terms.join(' && ');
}

type Quoting = (text: string) => string;

function inBackquotes(text: string): string {
  return `\`${text}\``;
}

/** Whether the annotation `router.pathmatcher` has a say for a path. */
export function isOwnMatching(pathType: string): boolean {
  return pathType === '' || pathType === 'ImplementationSpecific';
}

function matcherOf(pathType: string, matcher: string | undefined): string {
  if (isOwnMatching(pathType)) return matcher ?? 'PathPrefix';
  return pathType === 'Exact' ? 'Path' : 'PathPrefix';
}

/** (traefik v2.11.53, v3.2.0 and v3.6.24, pkg/provider/kubernetes/ingress/kubernetes.go: buildHostRule, buildHostRuleV2) */
function hostRule({ host, syntax, does }: IngressPath, text: Quoting): string {
  if (!host.startsWith('*.')) return `Host(${text(host)})`;
  const bySyntax = does('ingressRulesBySyntax') || !does('syntaxOfV3');
  if (syntax === 'v2' && bySyntax) return `HostRegexp(${text(`{subdomain:[a-zA-Z0-9-]+}.${host.slice(2)}`)})`;
  if (does('wildcardHosts')) return `Host(${text(host)})`;
  return `HostRegexp(${text(`^[a-zA-Z0-9-]+\\.${literalPattern(host.slice(2))}$`)})`;
}

function pathRule(path: string, matcher: string, strict: boolean, text: Quoting): string {
  if (!strict || matcher !== 'PathPrefix') return `${matcher}(${text(path)})`;
  if (path === '/') return `PathPrefix(${text('/')})`;
  const element = path.endsWith('/') ? path.slice(0, -1) : path;
  return `(Path(${text(element)}) || PathPrefix(${text(`${element}/`)}))`;
}
