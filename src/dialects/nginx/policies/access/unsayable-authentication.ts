import type { ExternalAuthentication } from '#model/policies/access.js';

/** Why ingress-nginx cannot ask the service in this way, with the way out. */
export function unsayableAuthentication(policy: ExternalAuthentication): string | undefined {
  const { sentHeaders, keepAlive, cache } = policy;
  const [name] = lacking.flatMap(one => (policy[one] === undefined || isNever(one, policy[one]) ? [] : [one]));
  if (name !== undefined) return reasons[name];
  if (sentHeaders?.namespace === '') return 'the ConfigMap of the headers that the service is sent has no namespace';
  if (cache?.durations?.some(one => one.includes(',')))
    return 'ingress-nginx takes durations such as 200 202 5m, without commas';
  return keepAlive && keepAlive.connections < 1
    ? 'ingress-nginx keeps one connection or more, or says nothing of them'
    : undefined;
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/authreq/main.go: what Config holds) */
const reasons = {
  requestHeaders: 'ingress-nginx sends the service all headers of the request; leave out which it receives',
  responseHeaderPattern: 'ingress-nginx takes headers of the answer by name; name them as response headers',
  cookies: 'ingress-nginx passes the cookies of the answer by auth-always-set-cookie; leave out their names',
  trustsForwarded: 'ingress-nginx trusts X-Forwarded headers for all routes, by use-forwarded-headers in its ConfigMap',
  sendsBody: 'ingress-nginx sends the service no body; leave it out',
  maxBodySize: 'ingress-nginx sends the service no body; leave out its size',
  maxResponseBodySize: 'ingress-nginx has no limit for the answer of the service; leave it out',
  keepsLocation: 'ingress-nginx sends clients to the sign-in URL; leave out what becomes of the location',
  keepsMethod: 'ingress-nginx asks the service with one method; name it',
  userHeader: 'ingress-nginx passes headers of the answer by their names; name it among the response headers',
  tls: 'ingress-nginx does not verify the service over TLS; leave out its authorities and certificates',
} as const;

/** What is not asked for by saying so. */
function isNever(name: string, value: unknown): boolean {
  return value === false && ['sendsBody', 'keepsLocation', 'keepsMethod'].includes(name);
}

const lacking = Object.keys(reasons) as readonly (keyof typeof reasons)[]; // the keys of the table above
