import { absenceOf, severityOfAbsence, isElsewhere } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { targetsIn } from '#cluster/pod-targets.js';
import type { ServicePort } from '#cluster/services.js';
import { isHeadless, servicePorts, workloadsBehind } from '#cluster/services.js';
import type { ToldAddress } from '#cluster/told/told-addresses.js';
import { toldAddresses } from '#cluster/told/told-addresses.js';
import { containersIn, toldTexts } from '#cluster/told/told-texts.js';
import { workloadName } from '#cluster/workloads.js';
import type { Workload } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const addressUnknown = rule({
  id: 'address-unknown',
  category: 'service',
  severity: 'error',
  summary: 'A container is told the address of a Service, or of a port, that is not there.',
  why: 'The name does not resolve, or nothing listens: each call fails, and often the program does not start. The name of a headless Service stands for its pods, and nothing leads from a port of the Service to one of theirs.',
  fix: 'Add the Service or its port, or correct the address; a name is looked up as name.namespace. Of a headless Service, and of a pod, write the port that the pods listen on.',
  reads: ['cluster'],
  *check({ cluster }) {
    const namespaces = new Set(cluster.resources.map(({ namespace }) => namespace));
    for (const workload of cluster.pods.workloads) {
      for (const { path, text } of containersIn(workload).flatMap(toldTexts)) {
        const faults = toldAddresses(text, namespaces).flatMap(one => faultOf(cluster, one) ?? []);
        yield* faults.map(fault => placed(workload, path, fault));
      }
    }
  },
});

type Fault = Pick<Finding, 'message' | 'severity'>;

function faultOf(cluster: Cluster, told: ToldAddress): Fault | undefined {
  const { service: name, namespace, port } = told;
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service) {
    if (isElsewhere(cluster, 'Service', namespace, name)) return undefined;
    const severity = severityOfAbsence(absenceOf(cluster, '', 'Service', namespace, name));
    return { severity, message: `no Service is called ${namespace}/${name}` };
  }
  if (port === undefined) return undefined;
  if (told.pod !== undefined || isHeadless(service)) return ofPods(cluster, service, told.pod, port);
  const ports = servicePorts(service).map(({ number }) => number);
  if (ports.length === 0 || ports.includes(port)) return undefined;
  return { message: `Service ${namespace}/${name} has no port ${port}; it has ${ports.join(', ')}` };
}

/** The name resolves to the pods themselves, so that their ports count. (kubernetes v1.36, pkg/proxy/iptables/proxier.go passes headless Services over) */
function ofPods(cluster: Cluster, service: Resource, pod: string | undefined, port: number): Fault | undefined {
  const workloads = workloadsBehind(cluster, service);
  if (workloads.length === 0) return undefined;
  const declared = [...new Set(workloads.flatMap(one => one.ports.map(own => own.port)))].sort((a, b) => a - b);
  if (declared.includes(port)) return undefined;
  const stands =
    pod === undefined
      ? `the name of the headless Service ${service.namespace}/${service.name} stands for its pods`
      : `${pod}.${service.name} is the name of a pod`;
  const mapped = servicePorts(service).find(one => one.number === port);
  if (mapped) {
    const target = targetOf(mapped, workloads);
    const message = `${stands}, and nothing leads from port ${port} to ${target ?? ''} there; write ${target ?? ''}`;
    return target === undefined ? undefined : { severity: 'warning', message };
  }
  // A number that no container declares may be open all the same.
  if (declared.length === 0) return undefined;
  const message = `${stands}, where no container declares ${port}; they declare ${declared.join(', ')}`;
  return { severity: 'info', message };
}

/** The port of the pods that a port of the Service means, where it is another and all agree. */
function targetOf(port: ServicePort, workloads: readonly Workload[]): number | undefined {
  const [target, ...others] = new Set(targetsIn(workloads, port).flatMap(({ to }) => to.port ?? []));
  return others.length === 0 && target !== port.number ? target : undefined;
}

function placed(workload: Workload, path: Path, { message, severity }: Fault): Finding {
  const { resource } = workload;
  const says = `${workloadName(workload)} is told an address that is not there: ${message}`;
  return {
    at: resource.locate(path, 'value'),
    subject: subjectOf(resource),
    path,
    message: says,
    cause: message,
    ...(severity && { severity }),
  };
}
