import { absenceOf, severityOfAbsence, isElsewhere } from '#cluster/absence.js';
import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { endpointsOf, podPortOf, servicePorts } from '#cluster/services.js';
import { isProvided } from '#cluster/references/provided.js';
import { containersIn, toldTexts } from '#cluster/told-texts.js';
import { workloadName } from '#cluster/workloads.js';
import type { Workload } from '#cluster/workloads.js';
import { withoutSecrets } from '#model/text/confidential-text.js';
import type { Finding } from '#model/findings/diagnostic.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const addressUnknown = rule({
  id: 'address-unknown',
  category: 'service',
  severity: 'error',
  summary: 'A container is told the address of a Service, or of a port, that is not there.',
  why: 'The name does not resolve, or nothing listens: each call fails, and often the program does not start.',
  fix: 'Add the Service or its port, or correct the address; a name is looked up as name.namespace.',
  reads: ['cluster'],
  *check({ cluster }) {
    const namespaces = new Set(cluster.resources.map(({ namespace }) => namespace));
    for (const workload of cluster.pods.workloads) {
      for (const { path, text } of containersIn(workload).flatMap(toldTexts)) {
        const faults = addressesIn(text, namespaces).flatMap(one => faultOf(cluster, one) ?? []);
        yield* faults.map(fault => placed(workload, path, fault));
      }
    }
  },
});

/** The address of a Service in full: `cart.shop:7070`, `http://cart.shop.svc.cluster.local`. */
interface Address {
  readonly service: string;
  readonly namespace: string;
  readonly port: number | undefined;
}

const label = '[a-z]([-a-z0-9]{0,61}[a-z0-9])?';
const address = new RegExp(
  `(?<scheme>://|@)?(?<![-.\\w])(${label}\\.(?=[-a-z0-9]+\\.[-a-z0-9]+\\.svc(?![-\\w])))?(?<service>${label})\\.(?<namespace>${label})(?<cluster>\\.svc(\\.cluster\\.local)?)?(?![-.\\w])(:(?<port>\\d{1,5})(?!\\d))?`,
  'g',
);

/** Names of two parts that a scheme, `.svc` or a port marks as an address, in a namespace of the manifests: anything else may be a file or a host. */
function addressesIn(text: string, namespaces: ReadonlySet<string>): readonly Address[] {
  if (text.length > 10_000) return [];
  return [...withoutRest(text).matchAll(address)].flatMap(({ groups = {} }) => {
    const { service = '', namespace = '', scheme, cluster, port } = groups;
    const marked = scheme !== undefined || cluster !== undefined || port !== undefined;
    return marked && namespaces.has(namespace)
      ? [{ service, namespace, port: port === undefined ? undefined : Number(port) }]
      : [];
  });
}

/** Who logs in, and what follows an authority, is no address, and may be confidential. */
function withoutRest(text: string): string {
  return withoutSecrets(text).replace(/(\/\/[^\s/?#,;"']*)[/?#][^\s,;"']*/g, '$1');
}

function faultOf(
  cluster: Cluster,
  { service: name, namespace, port }: Address,
): Pick<Finding, 'message' | 'severity'> | undefined {
  const service = find(cluster, '', 'Service', namespace, name);
  if (!service) {
    if (isElsewhere(cluster, 'Service', namespace, name) || isProvided(cluster, 'Service', namespace, name))
      return undefined;
    const severity = severityOfAbsence(absenceOf(cluster, '', 'Service', namespace, name));
    return { severity, message: `no Service is called ${namespace}/${name}` };
  }
  const ports = servicePorts(service).map(({ number }) => number);
  if (port === undefined || ports.length === 0) return undefined;
  if (specOf(service)['clusterIP'] === 'None') return headlessFault(cluster, service, port);
  if (ports.includes(port)) return undefined;
  return { message: `Service ${namespace}/${name} has no port ${port}; it has ${ports.join(', ')}` };
}

/** The name stands for the pods themselves, and nothing leads a port of the Service to theirs. (kubernetes.io, Service, Headless Services) */
function headlessFault(cluster: Cluster, service: Resource, port: number): Pick<Finding, 'message'> | undefined {
  const endpoints = endpointsOf(cluster, service);
  if (endpoints.kind !== 'pods' || endpoints.workloads.length === 0) return undefined;
  const led = servicePorts(service).find(({ number }) => number === port);
  const opens = endpoints.workloads.some(({ ports }) => ports.length === 0 || ports.some(one => one.port === port));
  const [first] = endpoints.workloads;
  const found = led && first ? podPortOf(led, first) : undefined;
  if (opens || found?.kind !== 'declared') return undefined;
  const name = `${service.namespace}/${service.name}`;
  return {
    message: `Service ${name} is headless, so that its name stands for the pods, which listen on ${found.port} and not on ${port}`,
  };
}

function placed(workload: Workload, path: Path, { message, severity }: Pick<Finding, 'message' | 'severity'>): Finding {
  const { resource } = workload;
  const says = `${workloadName(workload)} is told an address that is not there: ${message}`;
  return {
    at: resource.locate(path, 'value'),
    subject: subjectOf(resource),
    path,
    message: says,
    ...(severity && { severity }),
  };
}
