import type { NetworkSettings } from '../settings/network.js';
import { cidrFaults } from '../shape/cidr-faults.js';
import { isPort } from '../shape/port-number.js';
import { isHost, isName } from '../shape/hosts.js';
import type { NamedPort, Port } from '../workload/ports.js';
import type { Workload, WorkloadConstruct } from '../workload/workload.js';
import type { Callee, CalledPort, ExternalHost, OutsidePods } from './callee.js';
import { namesTakeAnother } from './callee.js';
import { isWorkload } from './calls.js';
import { onNodeFaults } from './host-network-faults.js';
import { inOtherApp, shownPods } from './ends/other-app.js';

/** What is wrong with the calls that were given: each fault names the one that it is about. */
export function callFaults(
  caller: WorkloadConstruct,
  calls: readonly Callee[] = [],
  network: NetworkSettings,
): readonly string[] {
  return calls.flatMap((callee, at) => {
    const other = inOtherApp(caller, callee);
    const prop = `calls.${at}`;
    return other
      ? [strangerFault(other, prop)]
      : [...onNodeFaults(callee, prop), ...faultsOf(caller, callee, network, prop)];
  });
}

function strangerFault(other: WorkloadConstruct, prop: string): string {
  const ports = other.ports.map(({ port }) => port).join(', ');
  return `${prop}: ${other.name} stands in another app, which this one does not render; name its pods, { ${shownPods(other)}, ports: [${ports}] }, and let this one in there by \`callers\``;
}

function faultsOf(caller: Workload, callee: Callee, network: NetworkSettings, prop: string): readonly string[] {
  if (isWorkload(callee)) return callee.ports.length === 0 ? [portless(callee, prop)] : [];
  if ('application' in callee) return calledFaults(callee, prop);
  if (!('kind' in callee)) return podsFaults(callee, prop);
  switch (callee.kind) {
    case 'service':
      return [
        ...podsFaults(callee, prop),
        ...(isName(callee.name) ? [] : [`${prop}.name: ${callee.name} is not the name of a Service`]),
        ...(Object.keys(callee.labels).length > 0
          ? []
          : [`${prop}.labels: names none; network policies see the pods behind a Service, give their labels`]),
      ];
    case 'addresses':
      return [...cidrFaults(prop, callee.cidrs, callee.except), ...outsidePortFaults(callee.ports, prop)];
    case 'kubernetes-api':
      return apiFaults(network, prop);
    case 'itself':
      return itselfFaults(caller, callee.ports ?? [], prop);
    case 'host':
      return hostFaults(callee, network, prop);
  }
}

function calledFaults({ application, port }: CalledPort, prop: string): readonly string[] {
  const names = typeof port === 'string' ? [port] : port;
  if (application.ports.length === 0) return [portless(application, prop)];
  if (names.length === 0) return [`${prop}.port: names no port; ${application.name} has ${namesOf(application.ports)}`];
  return missing(application, names).map(
    one => `${prop}.port: ${application.name} has no port ${one}; it has ${namesOf(application.ports)}`,
  );
}

function portless({ name }: Workload, prop: string): string {
  return `${prop}: ${name} has no port to call; give it one`;
}

function podsFaults({ namespace, ports }: OutsidePods, prop: string): readonly string[] {
  return [
    ...(isName(namespace) ? [] : [`${prop}.namespace: ${JSON.stringify(namespace)} is not the name of a namespace`]),
    ...outsidePortFaults(ports, prop),
  ];
}

function outsidePortFaults(ports: readonly (number | Port)[], prop: string): readonly string[] {
  if (ports.length === 0)
    return [`${prop}.ports: names no port; give those on which the far end listens, as in 5432 or [80, 443]`];
  const numbers = ports.map(one => (typeof one === 'number' ? one : one.port));
  return numbers.filter(one => !isPort(one)).map(one => `${prop}.ports: ${one} is not a port, ports are 1 to 65535`);
}

function apiFaults({ cni, kubernetesApi }: NetworkSettings, prop: string): readonly string[] {
  if (cni === 'cilium' || kubernetesApi !== undefined) return [];
  return [
    `${prop}: where the API server is, is not known; give kubernetesApi: { cidr, port } in definePlatform, the addresses that \`kubectl get endpointslices kubernetes\` shows`,
  ];
}

function itselfFaults(caller: Workload, names: readonly string[], prop: string): readonly string[] {
  if (caller.ports.length === 0) return [`${prop}: there is no port to call; give \`port\` or \`ports\``];
  return missing(caller, names).map(one => `${prop}: there is no port ${one}; there is ${namesOf(caller.ports)}`);
}

function hostFaults({ name, ports }: ExternalHost, { cni }: NetworkSettings, prop: string): readonly string[] {
  return [
    ...(isHost(name)
      ? []
      : [
          `${prop}: ${name || 'an empty text'} is not the name of a host; a-z, 0-9, dashes and dots, perhaps with *. in front`,
        ]),
    ...(cni === 'cilium' || cni === 'calico-enterprise' ? [] : [`${prop}: ${namesTakeAnother}`]),
    ...outsidePortFaults(ports, prop),
  ];
}

function missing({ ports }: Workload, names: readonly string[]): readonly string[] {
  return names.filter(name => !ports.some(one => one.name === name));
}

function namesOf(ports: readonly NamedPort[]): string {
  return ports.map(({ name }) => name).join(', ');
}
