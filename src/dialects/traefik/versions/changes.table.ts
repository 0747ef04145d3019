import type { Change } from '#dialects/change.js';

/**
 * What Traefik does since a release, and did not before. Found by comparing the code at the tags v2.10.0 to v3.7.9, and by
 * docs/content/migrate/v3.md (v3.7.9) and docs/content/migration/v2.md (v2.11).
 */
export const traefikChanges = {
  groupOfTraefikIo: {
    since: ['2.10.0'],
    says: 'the kinds of the group `traefik.io` are read',
    source: 'docs/content/migration/v2.md: v2.10',
  },
  groupOfContainousGone: {
    since: ['3.0.0'],
    says: 'the kinds of the group `traefik.containo.us` are no longer read',
    source: 'docs/content/migrate/v2-to-v3-details.md; pkg/provider/kubernetes/crd/client-containous.go of v2.11',
  },
  syntaxOfV3: {
    since: ['3.0.0'],
    says: 'rules are written in the v3 syntax, unless `syntax` or `core.defaultRuleSyntax` says v2; before in that of v2 always',
    source: 'docs/content/migrate/v2-to-v3.md; pkg/muxer/http/mux.go',
  },
  headersDoNotRedirect: {
    since: ['3.0.0'],
    says: 'a Middleware `headers` no longer redirects to https by `sslRedirect`, `sslHost` and `sslForceHost`',
    source: 'docs/content/migrate/v2-to-v3-details.md; pkg/middlewares/headers/secure.go',
  },
  endpointSlices: {
    since: ['3.1.0'],
    says: 'the endpoints of a Service are read from EndpointSlices, no longer from Endpoints',
    source: 'docs/content/migrate/v3.md: v3.0 to v3.1',
  },
  servingEndpoints: {
    since: ['3.3.0'],
    says: 'an endpoint counts by its condition `serving`, no longer by `ready`',
    source: 'pkg/provider/kubernetes/k8s/endpoint.go: EndpointServing',
  },
  endpointsWithoutConditions: {
    since: ['3.6.7'],
    says: 'an endpoint without conditions counts',
    source: 'pkg/provider/kubernetes/ingress/kubernetes.go and crd/kubernetes_http.go: loadServers',
  },
  ingressRulesBySyntax: {
    since: ['3.2.1'],
    says: 'the rule of an Ingress with a wildcard host follows the syntax of rules',
    source: 'pkg/provider/kubernetes/ingress/kubernetes.go: buildHostRuleV2',
  },
  quotedIngressRules: {
    since: ['2.11.47', '3.6.11'],
    says: 'the rules of Ingresses are quoted as Go texts, which counts for their length: it is their priority',
    source: 'pkg/provider/kubernetes/ingress/kubernetes.go: loadRouter',
  },
  knownPathMatchers: {
    since: ['2.11.47', '3.6.18', '3.7.2'],
    says: 'a path of an Ingress whose `router.pathmatcher` names none that is known is passed over; before the name stood in the rule as it was',
    source: 'pkg/provider/kubernetes/ingress/kubernetes.go: loadRouter',
  },
  strictPrefixes: {
    since: ['3.5.0'],
    says: '`providers.kubernetesIngress.strictPrefixMatching` makes prefixes match by whole path elements',
    source: 'pkg/provider/kubernetes/ingress/kubernetes.go: buildRule',
  },
  wildcardHosts: {
    since: ['3.7.0'],
    says: '`Host` and `HostSNI` take a wildcard for the first label, and Ingresses with a wildcard host are written so',
    source: 'docs/content/migrate/v3.md: v3.7.0; pkg/muxer/muxer.go',
  },
  hostOfAll: {
    since: ['3.7.7'],
    says: 'Host(`*`) takes every request; before it took a host of one label',
    source: 'docs/content/migrate/v3.md: v3.7.7; pkg/muxer/http/matcher.go',
  },
  sanitizedPaths: {
    since: ['2.11.23', '3.3.6'],
    says: '`//`, `/./` and `/../` of a path are resolved before a router is chosen, unless `sanitizePath` is false',
    source: 'docs/content/migrate/v3.md: v3.3.6; pkg/server/server_entrypoint_tcp.go: sanitizePath',
  },
  reservedEscapes: {
    since: ['2.11.25', '3.4.1'],
    says: 'rules see the escapes of reserved characters as they were sent (`%2F` is no slash), and those of others decoded first',
    source: 'docs/content/migrate/v3.md: v3.4.1; pkg/muxer/http/mux.go: withRoutingPath',
  },
  encodedCharacters: {
    since: ['2.11.32', '3.6.3'],
    says: '`encodedCharacters` of an entry point says which escapes in paths are answered with 400',
    source: 'docs/content/migrate/v3.md: v3.6.4; pkg/config/static/entrypoints.go',
  },
  encodedCharactersDenied: {
    since: ['2.11.32', '3.6.3'],
    until: ['2.11.34', '3.6.6'],
    says: 'escapes of `/`, `\\`, `%`, `?`, `#`, `;` and the null character in paths are answered with 400 where nothing allows them',
    source: 'docs/content/migrate/v3.md: v3.6.4 and v3.6.7; pkg/server/server_entrypoint_tcp.go: denyEncodedCharacters',
  },
  encodedCharactersAllowed: {
    since: ['2.11.35', '3.6.7'],
    says: 'what `encodedCharacters` does not name is allowed; before it was denied',
    source: 'docs/content/migrate/v3.md: v3.6.7; pkg/config/static/entrypoints.go: SetDefaults',
  },
  cleanStrippedPaths: {
    since: ['2.11.47', '3.6.18', '3.7.2'],
    says: '`stripPrefix` and `stripPrefixRegex` answer 400 where what is left is not clean',
    source: 'docs/content/migrate/v3.md: v3.7.3; pkg/middlewares/stripprefix, stripprefixregex',
  },
  cleanReplacedPaths: {
    since: ['2.11.52', '3.6.23', '3.7.7'],
    says: '`replacePathRegex` answers 400 where the new path is not clean',
    source: 'pkg/middlewares/replacepathregex/replace_path_regex.go',
  },
  chainsOfOwnNamespace: {
    since: ['2.11.43', '3.6.14'],
    says: 'a `chain` names Middlewares of other namespaces only where `allowCrossNamespace` is true',
    source: 'docs/content/migrate/v3.md: v3.6.14; pkg/provider/kubernetes/crd/kubernetes.go: createChainMiddleware',
  },
  crossProviderNamespaces: {
    since: ['2.11.46', '3.6.17', '3.7.1'],
    says: '`crossProviderNamespaces` of a provider says which namespaces may name what other providers define',
    source: 'docs/content/migrate/v3.md: v3.7.1',
  },
  managedPrefix: {
    since: ['2.11.14', '3.2.1'],
    says: 'X-Forwarded-Prefix of a client that is not believed is taken away',
    source: 'pkg/middlewares/forwardedheaders/forwarded_header.go: xHeaders',
  },
  mayNotAppend: {
    since: ['3.7.0'],
    says: '`forwardedHeaders.notAppendXForwardedFor` of an entry point is read',
    source: 'pkg/config/static/entrypoints.go: ForwardedHeaders',
  },
  originForCredentials: {
    since: ['3.6.22', '3.7.6'],
    says: 'where every origin may come with credentials (`*`), the answer names the origin that asks, and no star',
    source: 'pkg/middlewares/headers/header.go: matchOrigin',
  },
  acmeByPass: {
    since: ['2.11.9', '3.1.3'],
    says: '`allowACMEByPass` of an entry point lets challenges past its redirect',
    source: 'pkg/config/static/entrypoints.go',
  },
  defaultEntryPoints: {
    since: ['3.0.0'],
    says: '`asDefault` of an entry point says where routers stand that name none; before all of them',
    source: 'pkg/config/static/entrypoints.go',
  },
  nativeByDefault: {
    since: ['3.0.0'],
    says: '`nativeLBByDefault` of a provider is read',
    source: 'pkg/provider/kubernetes/{ingress,crd}/kubernetes.go',
  },
  classLookup: {
    since: ['3.0.0'],
    says: '`disableIngressClassLookup` of the Ingress provider is read',
    source: 'pkg/provider/kubernetes/ingress/kubernetes.go',
  },
  clusterScope: {
    since: ['3.1.2'],
    says: '`disableClusterScopeResources` of the Ingress provider is read',
    source: 'docs/content/migrate/v3.md: v3.1.0 to v3.1.1; pkg/provider/kubernetes/ingress/kubernetes.go',
  },
} as const satisfies Readonly<Record<string, Change>>;

/** The name of a change. */
export type TraefikChange = keyof typeof traefikChanges;

/** Whether the Traefik that runs does what changed. */
export type Does = (change: TraefikChange) => boolean;
