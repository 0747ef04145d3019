import type { PolicyName } from '#model/policies/policies.js';
import type { lacks } from '../lacks.js';
import { clientAddresses } from './access/client-addresses.js';
import { clientCertificates } from './access/client-certificates.js';
import { externalAuthentication } from './access/external-authentication.js';
import { passwordAuthentication } from './access/password-authentication.js';
import { satisfy } from './access/satisfy.js';
import { backendProtocol } from './backend/backend-protocol.js';
import { backendTls } from './backend/backend-tls.js';
import { canary } from './backend/canary.js';
import { customErrors } from './backend/custom-errors.js';
import { defaultBackend } from './backend/default-backend.js';
import { loadBalancing } from './backend/load-balancing.js';
import { mirror } from './backend/mirror.js';
import { retries } from './backend/retries.js';
import { stickySessions } from './backend/sticky-sessions.js';
import { timeouts } from './backend/timeouts.js';
import type { NginxFeature } from './feature.js';
import { cors } from './headers/cors.js';
import { hsts } from './headers/hsts.js';
import { requestHeaders } from './headers/request-headers.js';
import { responseHeaders } from './headers/response-headers.js';
import { bandwidth } from './limits/bandwidth.js';
import { bodySize } from './limits/body-size.js';
import { buffering } from './limits/buffering.js';
import { inFlightLimit } from './limits/in-flight-limit.js';
import { rateLimit } from './limits/rate-limit.js';
import { appRoot } from './redirects/app-root.js';
import { httpsRedirect } from './redirects/https-redirect.js';
import { redirect } from './redirects/redirect.js';
import { relativeRedirects } from './redirects/relative-redirects.js';
import { wwwRedirect } from './redirects/www-redirect.js';
import { forwardedPrefix } from './rewriting/forwarded-prefix.js';
import { pathRewrite } from './rewriting/path-rewrite.js';
import { responseRewrite } from './rewriting/response-rewrite.js';
import { upstreamHost } from './rewriting/upstream-host.js';
import { firewall } from './serving/firewall.js';
import { observability } from './serving/observability.js';
import { pushPreload } from './serving/push-preload.js';
import { serverAliases } from './serving/server-aliases.js';
import { snippets } from './serving/snippets.js';
import { tlsOptions } from './serving/tls-options.js';
import { tlsPassthrough } from './serving/tls-passthrough.js';

/** What ingress-nginx can be asked for, and what it can be read to do though no route can ask for it. */
export type Features = {
  readonly [Name in Exclude<PolicyName, keyof typeof lacks>]: NginxFeature<Name>;
} & {
  readonly [Name in PolicyName]?: NginxFeature<Name>;
};

/** All features: one for each policy, in the order in which they are read; the first fault of an Ingress is the one that it is answered with. */
export const features = {
  externalAuthentication,
  passwordAuthentication,
  clientCertificates,
  clientAddresses,
  satisfy,
  responseHeaders,
  requestHeaders,
  backendProtocol,
  backendTls,
  hsts,
  cors,
  httpsRedirect,
  redirect,
  relativeRedirects,
  wwwRedirect,
  appRoot,
  pathRewrite,
  forwardedPrefix,
  upstreamHost,
  responseRewrite,
  rateLimit,
  inFlightLimit,
  bandwidth,
  bodySize,
  buffering,
  timeouts,
  retries,
  loadBalancing,
  stickySessions,
  canary,
  mirror,
  defaultBackend,
  customErrors,
  tlsOptions,
  tlsPassthrough,
  serverAliases,
  firewall,
  snippets,
  observability,
  pushPreload,
} as const satisfies Features;
