import { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import type { NamedPort } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { isWorkloadConstruct } from '../workload/workload.js';
import type { ForeignConstruct } from './foreign-construct.js';
import { foreignName } from './foreign-construct.js';
import { foreignManifest } from './foreign-manifest.js';
import { foreignPods, podKinds } from './foreign-pods.js';
import type { ForeignService } from './foreign-service.js';
import { foreignService, selectsPods } from './foreign-service.js';
import { labelsOf, manifestsBeside, namespaceOf } from './foreign-tree.js';

/** A construct of another library, as what others call or route to: it stands below that construct, and the network policies below it. */
export class ForeignWorkload extends Construct implements WorkloadConstruct {
  /** The name of the Service that leads to its pods, or of the manifest where there is none. */
  readonly name: string;
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
  /** Whether a Service led to its pods when it was read. */
  readonly isServed: boolean;

  constructor(existing: ForeignConstruct) {
    super(existing, id);
    const read = foreignManifest(existing);
    const manifest = 'manifest' in read ? read.manifest : {};
    this.namespace = namespaceOf(manifest);
    this.labels = { ...labelsOf(manifest), 'app.kubernetes.io/managed-by': 'gatewright' };
    const seen = 'manifest' in read ? seenIn(existing, manifest, this.namespace) : { because: read.because };
    const { name, podLabels, ports, isServed } = 'because' in seen ? nothing(existing) : seen;
    this.name = name;
    this.podLabels = podLabels;
    this.ports = ports;
    this.isServed = isServed;
    this.node.addValidation({
      validate: () =>
        'because' in seen ? [`${foreignName(existing)} cannot be called or routed to: ${seen.because}`] : [],
    });
  }
}

/** A construct of another library as a workload: the same one for the same construct. */
export function workloadOf(existing: ForeignConstruct): WorkloadConstruct & { readonly isServed: boolean } {
  const known = existing.node.tryFindChild(id);
  return isWorkloadConstruct(known) && 'isServed' in known ? (known as ForeignWorkload) : new ForeignWorkload(existing); // of whichever copy
}

const id = 'gatewright';

interface Seen {
  readonly name: string;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
  readonly isServed: boolean;
}

function nothing({ name }: ForeignConstruct): Seen {
  return { name, podLabels: {}, ports: [], isServed: true };
}

function seenIn(
  existing: ForeignConstruct,
  manifest: JsonObject,
  namespace: string,
): Seen | { readonly because: string } {
  if (existing.kind === 'Service') return throughService(existing, manifest, namespace);
  const pods = foreignPods(manifest);
  if (!pods) return { because: `it makes no pods; give one of Service, ${podKinds.join(', ')}` };
  if (Object.keys(pods.labels).length === 0)
    return { because: 'its pods have no labels by which a network policy could know them; give them some' };
  const numbers = new Map(pods.ports.map(one => [one.name, one.port]));
  const services = manifestsBeside(existing, namespace, kind => kind === 'Service').map(one =>
    foreignService(one, name => numbers.get(name)),
  );
  const service = services.find(one => selectsPods(one, pods.allLabels));
  const podLabels = pods.labels;
  if (!service) return { name: existing.name, podLabels, ports: pods.ports, isServed: false };
  return { name: service.name, podLabels, ports: service.ports, isServed: true };
}

/** The pods behind a Service: whoever its selector selects. */
function throughService(
  existing: ForeignConstruct,
  manifest: JsonObject,
  namespace: string,
): Seen | { readonly because: string } {
  const { name, selector, ports, lost }: ForeignService = foreignService(manifest, port => numbers().get(port));
  function numbers(): ReadonlyMap<string, number> {
    const makers = manifestsBeside(existing, namespace, kind => podKinds.includes(kind));
    const behind = makers
      .flatMap(one => foreignPods(one) ?? [])
      .filter(one => selectsPods(asSelector(manifest), one.allLabels));
    return new Map(behind.flatMap(one => one.ports.map(port => [port.name, port.port] as const)));
  }
  if (Object.keys(selector).length === 0)
    return { because: 'the Service selects no pods; name the addresses behind it' };
  if (lost.length > 0) return { because: `no pods of the app have the port ${lost.join(', ')} that it leads to` };
  return { name, podLabels: selector, ports, isServed: true };
}

function asSelector(manifest: JsonObject): ForeignService {
  return foreignService(manifest, () => undefined);
}
