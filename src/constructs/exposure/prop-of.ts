import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Refusal } from '#model/routing/intent.js';
import type { Exposure } from './exposure.js';

type Prop = keyof Exposure;

/** The prop of an exposure that a refusal is about: `timeouts.read`. */
export function propOf({ kind, policy, field }: Refusal, policies: PolicySet): string | undefined {
  if (policy === undefined) return kind === 'unsupported-backends' ? policies.canary && 'canary' : places[kind];
  if (policy === 'clientAddresses') return addressProp(field, policies);
  if (policy === 'passwordAuthentication' && policies.passwordAuthentication?.scheme === 'digest')
    return propPath('digestAuth', field);
  return propPath(props[policy], values.has(policy) ? undefined : field);
}

/** The value that a prop was given, where it is short enough to be shown: words, numbers and lists of them. */
export function valueAt(exposure: Exposure, prop: string): string | undefined {
  const value = prop
    .split('.')
    .reduce<unknown>(
      (one, name) => (typeof one === 'object' && one !== null ? Reflect.get(one, name) : undefined),
      exposure,
    );
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = items.filter(one => ['string', 'number', 'boolean'].includes(typeof one));
  const shown = words.join(', ');
  return words.length === items.length && shown.length <= 60 ? shown : undefined;
}

/** What a refusal is about that is not about a policy. */
const places: { readonly [Kind in Refusal['kind']]?: Prop } = {
  'unsupported-path': 'path',
  'unsupported-host': 'host',
};

function addressProp(field: string | undefined, { clientAddresses }: PolicySet): string {
  if (field === 'allow' || field === 'deny') return field;
  if (field !== undefined) return propPath('addresses', field);
  return clientAddresses?.allow ? 'allow' : 'deny';
}

function propPath(prop: Prop, field: string | undefined): string {
  return field === undefined ? prop : `${prop}.${field}`;
}

/** The policies whose prop is a value, and has no parts of the same names. */
const values: ReadonlySet<PolicyName> = new Set<PolicyName>([
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
