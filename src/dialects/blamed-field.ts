import type { Policies, PolicyName } from '#model/policies/policies.js';

/**
 * The field of a policy that a reason is about, found by asking again: the first of those that may be left out without which
 * there is no reason, or another one; else the one that the policy cannot be without, where the reason names its value.
 */
export function blamedField<Policy extends object>(
  name: PolicyName,
  policy: Policy,
  because: string,
  reasonOf: (policy: Policy) => string | undefined,
): string | undefined {
  const needed = Object.keys(required[name]);
  const optional = Object.keys(policy).filter(field => !needed.includes(field));
  const left = optional.map(field => ({ field, reason: reasonOf(without(policy, field)) }));
  const found = left.find(({ reason }) => reason === undefined) ?? left.find(({ reason }) => reason !== because);
  return found?.field ?? needed.find(field => textsIn(valueOf(policy, field)).some(text => names(because, text)));
}

/** What is left is a policy still: only what it can be without is taken. */
function without<Policy extends object>(policy: Policy, field: string): Policy {
  return Object.fromEntries(Object.entries(policy).filter(([one]) => one !== field)) as Policy;
}

function valueOf(policy: object, field: string): unknown {
  return Object.entries(policy).find(([one]) => one === field)?.[1];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn);
  return typeof value === 'string' || typeof value === 'number' ? [`${value}`].filter(text => text !== '') : [];
}

/** As words of its own: what is said of a certificate does not name `ca`. */
function names(because: string, text: string): boolean {
  const parts = because.split(text);
  return parts.some((part, at) => at > 0 && !/\w$/.test(parts[at - 1] ?? '') && !/^\w/.test(part));
}

/** Of a union those of each of its members. */
type RequiredOf<Policy> = Policy extends unknown
  ? { readonly [Field in keyof Policy]-?: object extends Pick<Policy, Field> ? never : Field }[keyof Policy]
  : never;

/** The fields that each policy cannot be without. */
const required: { readonly [Name in PolicyName]: Readonly<Record<RequiredOf<Policies[Name]>, true>> } = {
  httpsRedirect: { enabled: true },
  redirect: { to: true },
  wwwRedirect: { enabled: true },
  appRoot: { path: true },
  relativeRedirects: { enabled: true },
  pathRewrite: { kind: true, prefix: true, prefixes: true, patterns: true, path: true, regex: true, replacement: true },
  requestHeaders: {},
  upstreamHost: { host: true },
  forwardedPrefix: { prefix: true },
  responseHeaders: {},
  responseRewrite: {},
  cors: { origins: true },
  hsts: { maxAge: true },
  compression: {},
  customErrors: { statuses: true },
  contentType: { autoDetect: true },
  pushPreload: { enabled: true },
  grpcWeb: { origins: true },
  clientAddresses: {},
  passwordAuthentication: { scheme: true, secret: true },
  externalAuthentication: { url: true },
  clientCertificates: { authorities: true, verify: true },
  satisfy: { enough: true },
  allowedHosts: { hosts: true },
  deniedEscapes: { escapes: true },
  firewall: { enabled: true },
  rateLimit: { rps: true },
  inFlightLimit: { amount: true },
  bandwidth: { rate: true },
  bodySize: { most: true },
  buffering: {},
  timeouts: {},
  retries: {},
  circuitBreaker: { expression: true },
  backendProtocol: { protocol: true },
  backendTls: {},
  stickySessions: {},
  loadBalancing: {},
  canary: {},
  mirror: { to: true },
  defaultBackend: { service: true },
  tlsOptions: {},
  tlsPassthrough: { enabled: true },
  serverAliases: { hosts: true },
  snippets: {},
  plugins: { list: true },
  observability: {},
  repeated: { sets: true },
};
