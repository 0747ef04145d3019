import type { Match } from '#model/match.js';
import type { AllowedHosts, ClientAddresses, ClientCertificates, DeniedEscapes } from '#model/policies/access.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { MeantPlace } from './place.js';

/**
 * Who may come: addresses that are denied never, then those that are allowed, then another service, then a password. Where one
 * is enough, an address that is allowed needs nothing else, and others need the rest.
 */
export function accessSteps(policies: PolicySet): readonly Step[] {
  const { clientAddresses: addresses, satisfy } = policies;
  const asked = credentialSteps(policies);
  if (satisfy?.enough !== 'one' || asked.length === 0) return [...(addresses ? addressSteps(addresses) : []), ...asked];
  if (addresses?.from) return addressSteps(addresses);
  const welcome = addresses?.allow && welcomed(addresses);
  return welcome ? asked.map(step => ({ ...step, when: { match: { kind: 'not', of: welcome } } })) : asked;
}

function addressSteps({ allow, deny, status = 403, from }: ClientAddresses): readonly Step[] {
  if (from?.depth !== undefined || from?.excluded) {
    const because = 'the address of the client is taken from X-Forwarded-For';
    return [{ kind: 'open', code: 'client-address', because }];
  }
  return [
    ...(deny ? [{ kind: 'deny', cidrs: deny, status } satisfies Step] : []),
    ...(allow ? [{ kind: 'allow', cidrs: allow, status } satisfies Step] : []),
  ];
}

function credentialSteps({ externalAuthentication, passwordAuthentication }: PolicySet): readonly Step[] {
  return [
    ...(externalAuthentication ? [{ kind: 'authenticate', by: 'forward', status: 401 } satisfies Step] : []),
    ...(passwordAuthentication
      ? [{ kind: 'authenticate', by: passwordAuthentication.scheme, status: 401 } satisfies Step]
      : []),
  ];
}

function welcomed({ allow = [], deny }: ClientAddresses): Match {
  const listed: Match = { kind: 'client-ip', cidrs: allow };
  return deny ? { kind: 'and', of: [listed, { kind: 'not', of: { kind: 'client-ip', cidrs: deny } }] } : listed;
}

/** Over TLS nobody comes without a certificate where one is required, and of its subject plain requests cannot tell. */
export function certificateSteps(
  { verify, demanded, subject, errorPage }: ClientCertificates,
  { tls, conventions }: MeantPlace,
): readonly Step[] {
  const because = 'the certificate of the client decides';
  if (!tls) return subject === undefined ? [] : [{ kind: 'open', code: 'external-answer', because }];
  if (verify !== 'required' && !demanded) return [];
  if (conventions.clientCertificates === 'handshake')
    return [{ kind: 'refuse', because: 'a certificate of the client is asked for' }];
  if (errorPage === undefined) return [{ kind: 'authenticate', by: 'client-certificate', status: 400 }];
  return [{ kind: 'redirect', status: 302, to: { kind: 'text', location: errorPage } }];
}

/** Other hosts are answered 500; where a proxy tells the host, that is not known. */
export function allowedHostsSteps({ hosts, from = [] }: AllowedHosts): readonly Step[] {
  const of = hosts.map((host): Match => ({ kind: 'host', host: { kind: 'exact', host: host.toLowerCase() } }));
  const because = 'the host is not among those that are allowed';
  return [
    ...from.map(toldByProxy),
    { kind: 'respond', status: 500, because, when: { match: { kind: 'not', of: { kind: 'or', of } } } },
  ];
}

function toldByProxy(name: string): Step {
  const value = { kind: 'regex', regex: { flavour: 're2', pattern: '.', ignoreCase: false } } as const;
  const match: Match = { kind: 'header', name, value };
  return { kind: 'open', code: 'external-answer', because: 'a header of the request tells its host', when: { match } };
}

/** Meant of the path as it is sent, which the meaning of an intent does not hold matches to: what such a request gets is open. */
export function deniedEscapesSteps({ escapes }: DeniedEscapes): readonly Step[] {
  const pattern = escapes.map(escape => decodedEscape(escape)).join('|');
  const regex = { flavour: 're2', pattern, ignoreCase: false } as const;
  const because = `the path may hold one of ${escapes.join(', ')}`;
  return [
    {
      kind: 'open',
      code: 'missing-manifest',
      because,
      when: { match: { kind: 'path', path: { kind: 'regex', regex } } },
    },
  ];
}

function decodedEscape(escape: string): string {
  const code = parseInt(escape.slice(1), 16);
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
