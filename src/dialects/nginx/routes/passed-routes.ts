import { subjectOf } from '#model/resource.js';
import type { Route, VirtualHost } from '#model/routing/table.js';
import type { PassedHost } from '../servers/passed-hosts.js';

/** The hosts whose connections for TLS never come to nginx: whatever is asked, their Service answers. */
export function passedVirtualHosts(passed: readonly PassedHost[]): readonly VirtualHost[] {
  return passed.flatMap(one => {
    const ingress = one.location.ingress ?? one.by[0];
    if (!ingress) return [];
    const host = one.server.host.toLowerCase();
    const doubt = doubtOf(one);
    const route: Route = {
      match: { kind: 'always' },
      matches: `TLS for ${host}`,
      rank: 0,
      hosts: [host],
      steps: [one.step],
      policies: { tlsPassthrough: { enabled: true } },
      at: ingress.resource.locate(one.location.source),
      subject: subjectOf(ingress.resource),
      ...(doubt && { doubt }),
    };
    return [{ host: { kind: 'exact', host }, routes: [route] } as const];
  });
}

/** Whether the host is passed on, and to whom, may rest on what the manifests do not tell. */
function doubtOf({ location, by }: PassedHost): Route['doubt'] {
  const unsure = by.every(({ doubt }) => doubt) ? by[0]?.doubt : location.ingress?.doubt;
  if (unsure) return unsure;
  const [rival] = location.rivals;
  if (!rival) return undefined;
  const because = `whether Ingress ${location.ingress?.key ?? ''} or ${rival.ingress?.key ?? ''} is older decides whose Service has the path /, and the manifests do not tell when they were created`;
  return { code: 'creation-time', because };
}
