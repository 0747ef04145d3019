import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Refusal } from '#model/routing/intent.js';
import type { Exposure } from './exposure.js';

type Prop = keyof Exposure;

/** The prop of an exposure that a refusal is about: `timeouts.read`. */
export function propOf({ policy, field }: Refusal, policies: PolicySet): string | undefined {
  if (policy === undefined) return undefined;
  if (policy === 'clientAddresses') return addressProp(field, policies);
  if (policy === 'passwordAuthentication' && policies.passwordAuthentication?.scheme === 'digest')
    return joined('digestAuth', field);
  return joined(props[policy], values.has(policy) ? undefined : field);
}

function addressProp(field: string | undefined, { clientAddresses }: PolicySet): string {
  if (field === 'allow' || field === 'deny') return field;
  if (field !== undefined) return joined('addresses', field);
  return clientAddresses?.allow ? 'allow' : 'deny';
}

function joined(prop: Prop, field: string | undefined): string {
  return field === undefined ? prop : `${prop}.${field}`;
}

/** The policies whose prop is a value, and has no parts of the same names. */
const values: ReadonlySet<PolicyName> = new Set<PolicyName>([
  'redirect',
  'wwwRedirect',
  'appRoot',
  'relativeRedirects',
  'pathRewrite',
  'upstreamHost',
  'forwardedPrefix',
  'contentType',
  'pushPreload',
  'grpcWeb',
  'satisfy',
  'deniedEscapes',
  'bodySize',
  'defaultBackend',
  'tlsPassthrough',
  'serverAliases',
  'plugins',
  'repeated',
]);

/** The prop that asks for each policy. */
const props: { readonly [Name in PolicyName]: Prop } = {
  httpsRedirect: 'redirect',
  redirect: 'redirectTo',
  wwwRedirect: 'wwwRedirect',
  appRoot: 'appRoot',
  relativeRedirects: 'relativeRedirects',
  pathRewrite: 'rewrite',
  requestHeaders: 'requestHeaders',
  upstreamHost: 'upstreamHost',
  forwardedPrefix: 'forwardedPrefix',
  responseHeaders: 'responseHeaders',
  responseRewrite: 'responseRewrite',
  cors: 'cors',
  hsts: 'hsts',
  compression: 'compression',
  customErrors: 'errors',
  contentType: 'detectContentType',
  pushPreload: 'pushPreload',
  grpcWeb: 'grpcWeb',
  clientAddresses: 'allow',
  passwordAuthentication: 'basicAuth',
  externalAuthentication: 'externalAuth',
  clientCertificates: 'clientCertificates',
  satisfy: 'satisfy',
  allowedHosts: 'allowedHosts',
  deniedEscapes: 'deniedEscapes',
  firewall: 'waf',
  rateLimit: 'rateLimit',
  inFlightLimit: 'inFlight',
  bandwidth: 'bandwidth',
  bodySize: 'bodySize',
  buffering: 'buffering',
  timeouts: 'timeouts',
  retries: 'retries',
  circuitBreaker: 'circuitBreaker',
  backendProtocol: 'protocol',
  backendTls: 'backendTls',
  stickySessions: 'sticky',
  loadBalancing: 'loadBalancing',
  canary: 'canary',
  mirror: 'mirror',
  defaultBackend: 'defaultBackend',
  tlsOptions: 'tlsOptions',
  tlsPassthrough: 'passthrough',
  serverAliases: 'aliases',
  snippets: 'snippets',
  plugins: 'plugins',
  observability: 'observability',
  repeated: 'repeated',
};
