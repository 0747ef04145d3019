import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { mayHoldOtherPods } from '#cluster/references/provided.js';
import { endpointsOf, serviceSelector } from '#cluster/services.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import type { Labels } from '#model/resource.js';
import { rule } from './rule.js';

const path = ['spec', 'selector'];

/** The hint looks at no more pods than this: it is a hint. */
const mostCompared = 200;

export const selectorMatchesNothing = rule({
  id: 'selector-matches-nothing',
  category: 'service',
  severity: 'error',
  summary: 'A Service selects no pod.',
  why: 'It has no endpoints: whoever calls it gets no connection, and a route to it answers 503 or 404.',
  fix: "Make the selector equal to labels of the pod template (not of the Deployment), in the Service's own namespace.",
  reads: ['cluster'],
  *check({ cluster }) {
    for (const service of ofKind(cluster, '', 'Service')) {
      const selector = serviceSelector(service);
      if (Object.keys(selector).length === 0 || endpointsOf(cluster, service).kind !== 'none') continue;
      const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
      const near = nearestOf(
        cluster.pods
          .inNamespace(service.namespace)
          .slice(0, mostCompared)
          .map(one => one.labels),
        selector,
      );
      const message = `no pod of ${service.namespace} has the labels ${labels.join(', ')}${near === undefined ? '' : `; the nearest has ${near}`}`;
      yield {
        at: service.locate(path),
        subject: subjectOf(service),
        path,
        severity: severityIn(cluster, service.namespace),
        message,
      };
    }
  },
});

/** Pods that an operator makes stand in no manifest. */
function severityIn(cluster: Cluster, namespace: string): Severity {
  if (cluster.complete) return 'error';
  return mayHoldOtherPods(cluster, namespace) ? 'info' : 'warning';
}

/** Of the pods that share a key with the selector, the labels of the one that differs least. */
function nearestOf(all: readonly Labels[], selector: Labels): string | undefined {
  const shared = (labels: Labels): number => Object.keys(selector).filter(key => labels[key] !== undefined).length;
  const best = all.reduce<Labels | undefined>(
    (before, one) => (shared(one) > (before ? shared(before) : 0) ? one : before),
    undefined,
  );
  return (
    best &&
    Object.keys(selector)
      .flatMap(key => (best[key] === undefined ? [] : [`${key}=${best[key]}`]))
      .join(', ')
  );
}
