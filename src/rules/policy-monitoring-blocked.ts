import { ofKind } from '#cluster/cluster.js';
import { podTargets } from '#cluster/pod-targets.js';
import { selects } from '#cluster/selectors.js';
import { servicePorts } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding, Related } from '#model/findings/diagnostic.js';
import { itemsOf, objectOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { labelsOf, specOf, stringsOf, subjectOf } from '#model/resource.js';
import type { NetworkModel } from '#network/index.js';
import { closedPort } from '#network/index.js';
import { rule } from './rule.js';

export const policyMonitoringBlocked = rule({
  id: 'policy-monitoring-blocked',
  category: 'policy',
  severity: 'warning',
  summary: 'The network policies let nobody in to a port that Prometheus is told to scrape.',
  why: 'The target is down in Prometheus, and alerts that rest on its figures never come.',
  fix: 'Let the pods of Prometheus in to the port that the annotation or the ServiceMonitor names.',
  reads: ['network'],
  *check({ network }) {
    for (const target of [...annotated(network), ...monitored(network)]) {
      const place = closedBy(network, target);
      if (!place) continue;
      const message = `no rule lets anybody in to port ${target.port} of ${workloadName(target.workload)}, where Prometheus is told to scrape`;
      const at = place.policy.locate(place.path);
      yield {
        at,
        subject: subjectOf(place.policy),
        path: place.path,
        related: [target.related],
        message,
      } satisfies Finding;
    }
  },
});

interface ScrapeTarget {
  readonly workload: Workload;
  readonly port: number;
  readonly related: Related;
}

/** Pods that carry the annotations which many configurations of Prometheus read. */
function annotated({ cluster }: NetworkModel): readonly ScrapeTarget[] {
  return cluster.pods.workloads.flatMap(workload => {
    const { resource, path } = workload;
    const place = [...path.slice(0, -1), 'metadata', 'annotations'];
    const annotations = stringsOf(valueAt(resource.value, place));
    const port = Number(annotations['prometheus.io/port']);
    if (annotations['prometheus.io/scrape'] !== 'true' || !Number.isInteger(port)) return [];
    return [{ workload, port, related: namedAt(resource, [...place, 'prometheus.io/port']) }];
  });
}

/** Pods behind the Services of the namespace that a ServiceMonitor selects. */
function monitored({ cluster }: NetworkModel): readonly ScrapeTarget[] {
  return ofKind(cluster, 'monitoring.coreos.com', 'ServiceMonitor').flatMap(monitor => {
    const { selector, endpoints: list, namespaceSelector } = specOf(monitor);
    if (namespaceSelector !== undefined) return [];
    const named = itemsOf(list).map(one => objectOf(one)['port']);
    const services = ofKind(cluster, '', 'Service').filter(
      one => one.namespace === monitor.namespace && selects(selector, labelsOf(one)),
    );
    return services.flatMap(service => {
      const ports = servicePorts(service).filter(({ name }) => name !== undefined && named.includes(name));
      return podTargets(cluster, service, ports).flatMap(({ workload, from, to: { port } }) => {
        const at = ['spec', 'endpoints', named.indexOf(from.name), 'port'];
        return port === undefined ? [] : [{ workload, port, related: namedAt(monitor, at) }];
      });
    });
  });
}

function namedAt(resource: Resource, path: Path): Related {
  return { at: resource.locate(path), subject: subjectOf(resource), message: 'the port is named here' };
}

interface Closing {
  readonly policy: Resource;
  readonly path: Path;
}

/** What keeps everybody out: the rule that is written for Prometheus, or the network policy that isolates the pods. */
function closedBy(network: NetworkModel, { workload, port }: ScrapeTarget): Closing | undefined {
  const closed = closedPort(network, workload, port);
  const meant = closed?.rules.find(one =>
    /prometheus|monitoring/.test(JSON.stringify(valueAt(one.source.value, one.path))),
  );
  if (meant) return { policy: meant.source, path: [...meant.path, 'ports'] };
  return closed?.isolating && { policy: closed.isolating, path: ['spec', 'podSelector'] };
}
