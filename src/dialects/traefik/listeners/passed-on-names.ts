import type { HostPattern } from '#model/match.js';
import type { CertificateChoice } from '#model/routing/table.js';
import { hostText } from '#model/text/host-text.js';
import type { TakenConnections } from './taken-connections.js';

/**
 * Names whose TLS ends at the backend, which shows a certificate of its own: of the first route for TCP that has the name, where no router
 * for https has it, nor one that a wildcard covers. (traefik v3.7.9, pkg/server/router/tcp/router.go: ServeTCP, AddTCPRoute)
 */
export function passedOnNames({ tcp, secureHosts }: TakenConnections): readonly CertificateChoice[] {
  const overTls = tcp.filter(one => one.tls);
  return overTls.flatMap(({ tls, rule: { names = [] }, route }) => {
    if (tls?.kind !== 'passed-on') return [];
    const own = names.filter(name => {
      const first = overTls.find(({ rule }) => rule.names?.some(one => hostText(one) === hostText(name)));
      return first?.route === route && !secureHosts.some(host => covers(name, host));
    });
    return own.map(sni => ({ sni, certificate: '', names: [], atBackend: true as const, at: route.at }));
  });
}

function covers(name: HostPattern, host: string): boolean {
  if (name.kind === 'exact') return name.host === host;
  return name.kind === 'any' || (name.kind === 'wildcard' && host.endsWith(`.${name.suffix}`));
}
