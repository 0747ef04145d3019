import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { isHeadless } from '#cluster/services.js';
import { absenceOf, severityOfAbsence } from '#cluster/absence.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { numberOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const statefulSetServiceMissing = rule({
  id: 'stateful-set-service-missing',
  category: 'service',
  severity: 'error',
  summary: 'A StatefulSet names a Service that is not there, or that gives its pods no names.',
  why: 'The names of the pods (web-0.web.shop.svc) are records of a headless Service of that name: without it they never resolve, and the members of a cluster do not find each other.',
  fix: 'Add a Service with clusterIP: None of that name to the namespace, or correct serviceName.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const set of ofKind(cluster, 'apps', 'StatefulSet')) {
      const name = textOf(specOf(set)['serviceName']) ?? '';
      if (name !== '') yield* findingsFor(cluster, set, name);
    }
  },
});

const path = ['spec', 'serviceName'];

function findingsFor(cluster: Cluster, set: Resource, name: string): readonly Finding[] {
  const place = { at: set.locate(path), subject: subjectOf(set), path };
  const service = find(cluster, '', 'Service', set.namespace, name);
  if (!service) {
    const absence = absenceOf(cluster, '', 'Service', set.namespace, name);
    // A single pod has no fellows to find.
    const alone = absence !== 'certain' && (numberOf(specOf(set)['replicas']) ?? 1) < 2;
    const severity = severityOfAbsence(alone ? 'open' : absence);
    return [
      {
        ...place,
        severity,
        message: `no Service is called ${set.namespace}/${name}: the pods get no names of their own`,
      },
    ];
  }
  if (isHeadless(service)) return [];
  const related = [{ at: service.locate(['spec']), subject: subjectOf(service), message: 'the Service stands here' }];
  const message = `Service ${set.namespace}/${name} has an address of its own (it is not headless): the pods get no names of their own`;
  return [{ ...place, related, severity: 'info', message }];
}
