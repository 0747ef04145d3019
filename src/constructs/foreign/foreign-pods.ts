import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { NamedPort } from '../workload/ports.js';
import { labelsOf } from './foreign-tree.js';

/** Pods that a manifest makes, and the ports that their containers declare. */
export interface ForeignPods {
  /** The labels that tell them from others. */
  readonly labels: Readonly<Record<string, string>>;
  /** All labels that they have. */
  readonly allLabels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
}

/** The kinds that make pods. */
export const podKinds = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'];

/** The pods of a manifest; undefined where it makes none. What its controller selects them by is what tells them from others. */
export function foreignPods(manifest: JsonObject): ForeignPods | undefined {
  const place = [[], ['spec', 'template'], ['spec', 'jobTemplate', 'spec', 'template']].find(one =>
    Array.isArray(valueAt(manifest, [...one, 'spec', 'containers'])),
  );
  if (!place) return undefined;
  const template = objectOf(valueAt(manifest, place));
  const selected = stringsOf(valueAt(manifest, ['spec', 'selector', 'matchLabels']));
  const allLabels = labelsOf(template);
  const labels = Object.keys(selected).length > 0 ? selected : allLabels;
  return { labels, allLabels, ports: portsOf(objectOf(template['spec'])) };
}

/** A port without a name is called by its number. */
function portsOf(spec: JsonObject): readonly NamedPort[] {
  const sidecars = itemsOf(spec['initContainers']).filter(one => objectOf(one)['restartPolicy'] === 'Always');
  return [...itemsOf(spec['containers']), ...sidecars].flatMap(container =>
    itemsOf(objectOf(container)['ports']).flatMap(json => {
      const { name, containerPort, protocol } = objectOf(json);
      const port = numberOf(containerPort);
      if (port === undefined) return [];
      return [{ name: textOf(name) ?? String(port), port, service: port, protocol: protocolOf(textOf(protocol)) }];
    }),
  );
}

/** The protocol of a port; TCP where it names none. */
export function protocolOf(protocol: string | undefined): NamedPort['protocol'] {
  return protocol === 'UDP' || protocol === 'SCTP' ? protocol : 'TCP';
}
