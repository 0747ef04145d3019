import { resolvedBackend } from '#cluster/resolved-backend.js';
import type { ServicePort } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { targetsIn } from '#cluster/pod-targets.js';
import { backendName } from '#model/backend.js';
import { subjectOf } from '#model/resource.js';
import { routedBackends } from '#model/routing/routed-backends.js';
import type { Route } from '#model/routing/table.js';
import { rule } from './rule.js';

export const backendProtocolDiffers = rule({
  id: 'backend-protocol-differs',
  category: 'route',
  severity: 'warning',
  summary: 'A route speaks HTTP/1.1 with a port that says it is for gRPC.',
  why: 'A gRPC server does not understand HTTP/1.1: every call fails with 502, or with a stream that is reset.',
  fix: 'Tell the controller to speak gRPC (or HTTP/2 without TLS) with the Service.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const { table } of readings)
      for (const [route, backend] of routedBackends(table, speaksPlainHttp)) {
        const resolved = resolvedBackend(cluster, backend);
        if (resolved.kind !== 'pods' || !isGrpc(resolved.port, resolved.workloads)) continue;
        const { service, port } = resolved;
        const path = ['spec', 'ports', port.index];
        const related = [
          { at: service.locate(path), subject: subjectOf(service), path, message: 'the port stands here' },
        ];
        const message = `${backendName(backend)} is for gRPC, and the route speaks HTTP/1.1 with it`;
        yield { at: route.at, subject: route.subject, related, message };
      }
  },
});

/** The routes that somebody wrote for HTTP, and where nobody asks for anything else. */
function speaksPlainHttp({ policies, implicit }: Route): boolean {
  const { protocol } = policies.backendProtocol ?? { protocol: 'http' };
  return implicit !== true && policies.tlsPassthrough === undefined && protocol === 'http';
}

/** The application protocol of the Service's port; without one, its name or that of the container's port. */
function isGrpc(port: ServicePort, workloads: readonly Workload[]): boolean {
  const { appProtocol: said } = port;
  if (said !== undefined) return /^(?:grpc|kubernetes\.io\/h2c|h2c)$/i.test(said);
  const pods = targetsIn(workloads, port).map(({ to }) => (to.kind === 'declared' ? to.container.name : undefined));
  const names = [port.name, ...pods];
  return names.every(one => one === undefined || /^grpc(?:-|$)/.test(one)) && names.some(one => one !== undefined);
}
