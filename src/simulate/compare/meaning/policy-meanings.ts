import type { Policies, PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Step, UnknownCode } from '#model/routing/step.js';
import { accessSteps, allowedHostsSteps, deniedEscapesSteps } from './access.js';
import { corsSteps, otherOptionsSteps, preflightSteps } from './cors.js';
import { headerSteps, strictTransportSteps } from './headers.js';
import type { MeantPlace } from './place.js';
import { httpsRedirectSteps, redirectSteps } from './redirects.js';
import { rewritingSteps } from './rewriting.js';
import { forwardSteps } from './sharing.js';

/**
 * The order in which the policies of a route act on a request, whatever the controller: what is not read makes all open; then
 * requests that nobody may send; then those that are sent elsewhere, to https last; then preflights; then who may come; then
 * what others wrote for the controller; then what the backend sees; then what the client sees of its answer; and at the end the backend.
 */
const phases = [
  'unread',
  'refused',
  'options',
  'elsewhere',
  'https',
  'preflight',
  'access',
  'extended',
  'request',
  'response',
] as const;

type Phase = (typeof phases)[number];

/** Why a policy makes no step by itself: one request and its head do not tell it, it acts on whole hosts, or it says how others act. */
type Stepless = 'one-request-does-not-tell' | 'of-the-host' | 'with-another';

type Meaning<Name extends PolicyName> = {
  readonly [In in Phase]?: (policy: Policies[Name], place: MeantPlace) => readonly Step[];
};

/** What the policies of a route mean at one of its places: the steps in order, up to the backend. */
export function meantSteps(place: MeantPlace): readonly Step[] {
  const { policies } = place.route;
  const sets = [policies, ...(policies.repeated?.sets ?? [])];
  return [
    ...phases.flatMap(phase =>
      sets.flatMap(set =>
        phase === 'access' ? accessSteps(set) : names.flatMap(name => stepsIn(phase, name, set, place)),
      ),
    ),
    ...forwardSteps(place),
  ];
}

function stepsIn(phase: Phase, name: PolicyName, set: PolicySet, place: MeantPlace): readonly Step[] {
  const policy = set[name];
  const meaning = meanings[name] as Meaning<PolicyName> | Stepless; // of the very name that the policy has
  if (policy === undefined || typeof meaning === 'string') return [];
  return (
    (meaning[phase] as ((given: typeof policy, at: MeantPlace) => readonly Step[]) | undefined)?.(policy, place) ?? []
  );
}

/** What each policy means, once: a policy without an entry does not compile. */
const meanings: { readonly [Name in PolicyName]: Meaning<Name> | Stepless } = {
  httpsRedirect: { https: httpsRedirectSteps },
  redirect: { elsewhere: redirectSteps },
  wwwRedirect: 'of-the-host',
  appRoot: 'of-the-host',
  relativeRedirects: 'with-another',
  pathRewrite: { request: rewritingSteps },
  requestHeaders: { request: changes => headerSteps('request', changes) },
  upstreamHost: {
    request: ({ host, endpoint }) =>
      endpoint ? [open('plugin', 'the host is the endpoint’s address')] : [{ kind: 'set-host', host }],
  },
  forwardedPrefix: { request: ({ prefix }) => headerSteps('request', { set: { 'X-Forwarded-Prefix': prefix } }) },
  responseHeaders: { response: changes => headerSteps('response', changes) },
  responseRewrite: 'one-request-does-not-tell',
  cors: {
    options: (_, place) => (sendsElsewhere(place) ? otherOptionsSteps() : []),
    preflight: preflightSteps,
    response: corsSteps,
  },
  hsts: { response: strictTransportSteps },
  compression: 'one-request-does-not-tell',
  customErrors: 'one-request-does-not-tell',
  contentType: 'one-request-does-not-tell',
  pushPreload: 'one-request-does-not-tell',
  grpcWeb: 'one-request-does-not-tell',
  clientAddresses: 'with-another',
  passwordAuthentication: 'with-another',
  externalAuthentication: 'with-another',
  clientCertificates: 'of-the-host',
  satisfy: 'with-another',
  // A path is denied as it is sent, before anything looks at the host: what is refused first stands first.
  deniedEscapes: { refused: deniedEscapesSteps },
  allowedHosts: { refused: allowedHostsSteps },
  firewall: { refused: ({ enabled }) => (enabled ? [open('plugin', 'what the firewall refuses is not read')] : []) },
  rateLimit: 'one-request-does-not-tell',
  inFlightLimit: 'one-request-does-not-tell',
  bandwidth: 'one-request-does-not-tell',
  bodySize: 'one-request-does-not-tell',
  buffering: 'one-request-does-not-tell',
  timeouts: 'one-request-does-not-tell',
  retries: 'one-request-does-not-tell',
  circuitBreaker: 'one-request-does-not-tell',
  backendProtocol: 'one-request-does-not-tell',
  backendTls: 'one-request-does-not-tell',
  stickySessions: 'one-request-does-not-tell',
  loadBalancing: 'one-request-does-not-tell',
  canary: 'with-another',
  mirror: 'one-request-does-not-tell',
  defaultBackend: 'one-request-does-not-tell',
  tlsOptions: 'one-request-does-not-tell',
  tlsPassthrough: 'of-the-host',
  serverAliases: 'of-the-host',
  snippets: { unread: () => [open('snippet', 'directives in the controller’s own language are not read')] },
  plugins: {
    extended: ({ list }) => list.map(({ name }) => open('plugin', `what the plugin ${name} does is not read`)),
  },
  observability: 'one-request-does-not-tell',
  repeated: 'with-another',
};

const names = Object.keys(meanings) as PolicyName[]; // the keys of a record of them

function sendsElsewhere({ route: { policies }, tls }: MeantPlace): boolean {
  return policies.redirect !== undefined || (policies.httpsRedirect?.enabled === true && !tls);
}

function open(code: UnknownCode, because: string): Step {
  return { kind: 'open', code, because };
}
