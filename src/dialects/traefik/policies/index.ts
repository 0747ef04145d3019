import type { FeatureInfo } from '#dialects/dialect.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { lacks } from '../lacks.js';
import { allowedHosts } from './access/allowed-hosts.js';
import { clientAddresses } from './access/client-addresses.js';
import { clientCertificates } from './access/client-certificates.js';
import { deniedEscapes } from './access/denied-escapes.js';
import { externalAuthentication } from './access/external-authentication.js';
import { passwordAuthentication } from './access/password-authentication.js';
import { backendProtocol } from './backend/backend-protocol.js';
import { backendTls } from './backend/backend-tls.js';
import { customErrors } from './backend/custom-errors.js';
import { loadBalancing } from './backend/load-balancing.js';
import { mirror } from './backend/mirror.js';
import { stickySessions } from './backend/sticky-sessions.js';
import type { TraefikFeature, WrittenFeature } from './feature.js';
import { cors } from './headers/cors.js';
import { hsts } from './headers/hsts.js';
import { forwardedPrefix, requestHeaders, upstreamHost } from './headers/request-headers.js';
import { responseHeaders } from './headers/response-headers.js';
import { bodySize, buffering } from './limits/buffering.js';
import { circuitBreaker } from './limits/circuit-breaker.js';
import { inFlightLimit } from './limits/in-flight-limit.js';
import { rateLimit } from './limits/rate-limit.js';
import { retries } from './limits/retries.js';
import { timeouts } from './limits/timeouts.js';
import { pathRewrite } from './path-rewrite.js';
import { appRoot } from './redirects/app-root.js';
import { httpsRedirect } from './redirects/https-redirect.js';
import { redirect } from './redirects/redirect.js';
import { compression } from './serving/compression.js';
import { contentType } from './serving/content-type.js';
import { grpcWeb } from './serving/grpc-web.js';
import { observability } from './serving/observability.js';
import { plugins } from './serving/plugins.js';
import { tlsOptions } from './serving/tls-options.js';
import { tlsPassthrough } from './serving/tls-passthrough.js';

/** What can be written: all that is not lacking. What is said twice is written as each of its parts. */
type Sayable = Exclude<PolicyName, keyof typeof lacks | 'repeated'>;

/** What is read alone; why it cannot be written stands in what Traefik lacks. */
type ReadOnly = 'tlsPassthrough';

/** The names of policies that have a feature. */
export type FeatureName = Sayable | ReadOnly;

/** The features by their policies. */
export type Features = { readonly [Name in FeatureName]: TraefikFeature<Name> };

/**
 * All policies of Traefik, in the order in which the Middlewares of a route are written and those parts of one Middleware act:
 * what nobody may ask, where else requests are sent, to https last, what browsers ask before; then who may come, and how many;
 * then what others wrote for Traefik; then what the backend and the client see, and how the backend is called. (simulate/compare/meaning has the same phases)
 */
const written = {
  deniedEscapes,
  allowedHosts,
  appRoot,
  redirect,
  httpsRedirect,
  cors,
  clientAddresses,
  clientCertificates,
  externalAuthentication,
  passwordAuthentication,
  inFlightLimit,
  rateLimit,
  bodySize,
  buffering,
  plugins,
  requestHeaders,
  upstreamHost,
  hsts,
  responseHeaders,
  compression,
  contentType,
  grpcWeb,
  customErrors,
  circuitBreaker,
  retries,
  pathRewrite,
  forwardedPrefix, // a prefix that is taken away tells itself in the same header
  backendProtocol,
  backendTls,
  timeouts,
  loadBalancing,
  stickySessions,
  mirror,
  tlsOptions,
  tlsPassthrough,
  observability,
} satisfies { readonly [Name in Sayable]: WrittenFeature<Name> } & Features;

/** The same, as they are read. */
export const features: Features = written;

export const featureNames = Object.keys(features) as readonly FeatureName[]; // its very keys

/** What is known of the features without asking them. */
export const featureInfo: readonly FeatureInfo[] = featureNames.map(name => {
  const { policy, keys } = features[name];
  return { policy, keys };
});
