import type { Step } from '#model/routing/step.js';
import type { Asks } from '../annotations/asks/asks.js';
import type { Rendered } from '../servers/locations.js';
import type { Server } from '../servers/servers.js';

/**
 * What happens to every request of a server, whatever its location: the handshake's certificate, the certificate's
 * subject, a broken ask for certificates, directives, app-root. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:905-1004)
 */
export function serverSteps(server: Server, rendered: Rendered, snippetsAllowed: boolean): readonly Step[] {
  const asks = server.ingresses.map(one => one.asks);
  return [...certificateSteps(asks), ...snippetSteps(asks, snippetsAllowed), ...appRootSteps(rendered)];
}

function certificateSteps(asks: readonly Asks[]): readonly Step[] {
  const refused = asks.find(({ clientCertificate }) => clientCertificate?.refused !== undefined);
  const asked = asks.find(({ clientCertificate }) => clientCertificate && clientCertificate.refused === undefined);
  const own = asked?.clientCertificate;
  const at = asked?.annotations.at('auth-tls-secret');
  return [
    ...(own?.required === true ? [certificateStep(own.errorPage, at)] : []),
    ...(own?.subject === true ? [subjectStep(asked?.annotations.at('auth-tls-match-cn'))] : []),
    ...(refused ? [refusal(refused)] : []),
  ];
}

function certificateStep(page: string | undefined, at: Step['at']): Step {
  const when = { scheme: 'https' } as const;
  const place = { when, ...(at && { at }) };
  if (page === undefined) return { kind: 'authenticate', by: 'client-certificate', status: 400, ...place };
  if (/^https?:/.test(page)) return { kind: 'redirect', status: 302, to: { kind: 'text', location: page }, ...place };
  return {
    kind: 'open',
    code: 'external-answer',
    because: `the error page ${page} answers a client without certificate`,
    ...place,
  };
}

/** Without TLS there is no subject. */
function subjectStep(at: Step['at']): Step {
  return {
    kind: 'respond',
    status: 403,
    because: 'the request shows no client certificate with the subject',
    when: { scheme: 'http' },
    ...(at && { at }),
  };
}

function refusal({ clientCertificate, annotations }: Asks): Step {
  return {
    kind: 'respond',
    status: 403,
    because: clientCertificate?.refused ?? '',
    at: annotations.at('auth-tls-secret'),
  };
}

/** The first server-snippet of the host counts. */
function snippetSteps(asks: readonly Asks[], allowed: boolean): readonly Step[] {
  const first = asks.find(({ annotations }) => annotations.values.has('server-snippet'));
  if (!allowed || !first) return [];
  return [
    {
      kind: 'open',
      code: 'snippet',
      because: 'server-snippet holds directives of nginx',
      at: first.annotations.at('server-snippet'),
    },
  ];
}

/** `/` leads to the first app-root of any location. */
function appRootSteps({ locations }: Rendered): readonly Step[] {
  for (const { ingress } of locations) {
    const root = ingress?.asks.rewrite.appRoot;
    if (!ingress || root === undefined) continue;
    const to = { kind: 'parts', port: 'keep', path: { set: root }, query: 'drop' } as const;
    const when = { match: { kind: 'path', path: { kind: 'exact', path: '/' } } } as const;
    return [{ kind: 'redirect', status: 302, to, when, at: ingress.asks.annotations.at('app-root') }];
  }
  return [];
}
