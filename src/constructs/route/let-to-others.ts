import type { Construct } from 'constructs';
import { ControllerAccess } from '../connections/access/controller-access.js';
import { podPorts } from '../connections/network-policies.js';
import { otherBackends } from '../exposure/backends/backends-policies.js';
import { otherWorkload } from '../exposure/backends/other-backend.js';
import type { Policies } from '../exposure/exposure.js';
import type { PlatformSettings } from '../settings/platform-settings.js';

/** The network policies that let the controllers reach what a route's policies name beside its target: a canary, a mirror, pages of errors. */
export function letToOthers(
  scope: Construct & { readonly labels: Readonly<Record<string, string>> },
  policies: Policies,
  route: string,
  platform: PlatformSettings,
): void {
  for (const other of otherBackends(policies)) {
    const { workload, port } = otherWorkload(other) ?? {};
    if (workload === undefined || port === undefined || workload === scope) continue;
    const id = `from-controller-to-${workload.namespace}.${workload.name}-${port.name}-for-${route}`;
    if (scope.node.tryFindChild(id)) continue;
    const { name, namespace, podLabels: pods } = workload;
    const accessed = { namespace, pods, labels: scope.labels, ports: podPorts([port]) };
    const policy = `${name}-from-controller-${port.name}-for-${route}`;
    new ControllerAccess(scope, id, { ...accessed, name: policy }, platform);
  }
}
