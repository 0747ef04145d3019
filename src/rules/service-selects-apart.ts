import { ofKind } from '#cluster/cluster.js';
import { isHeadless, workloadsBehind } from '#cluster/services.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import { grouped } from '#model/grouped.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const serviceSelectsApart = rule({
  id: 'service-selects-apart',
  category: 'service',
  severity: 'warning',
  summary: 'A Service selects the pods of its own application, and those of another that has a Service of its own.',
  why: 'Each connection goes to one of them, whichever: part of the requests reach a program that does not know them, or one that the public should not see.',
  fix: 'Add a label to the selector that only the pods of the application have.',
  reads: ['cluster'],
  *check({ cluster }) {
    const services = ofKind(cluster, '', 'Service').map(service => ({
      service,
      workloads: workloadsBehind(cluster, service),
    }));
    const own = grouped(
      services.filter(({ workloads }) => workloads.length === 1),
      ({ workloads }) => workloads[0],
    );
    for (const { service, workloads } of services) {
      // A headless one lists pods, and leads nobody to one of them: that of a whole cluster of members.
      const strange =
        workloads.length > 1 && !isHeadless(service) && strangerTo(service, workloads, one => own.has(one));
      if (!strange) continue;
      const path = ['spec', 'selector'];
      const { resource } = strange;
      const related = [
        { at: resource.locate(strange.path), subject: subjectOf(resource), message: 'the other pods stand here' },
      ];
      const message = `the selector takes the pods of ${workloadName(strange)}, too, another program with a Service of its own: each gets a part of the connections`;
      yield { at: service.locate(path), subject: subjectOf(service), path, related, message };
    }
  },
});

/**
 * Beside the pods that are named as the Service is: others of another program, by their images, that have a Service alone. Two
 * versions of a program (a canary, blue and green) share the image or have no Service of another name.
 */
function strangerTo(
  { name }: Resource,
  workloads: readonly Workload[],
  hasOwn: (workload: Workload) => boolean,
): Workload | undefined {
  const meant = workloads.find(one => one.name === name);
  return meant && workloads.find(one => one !== meant && hasOwn(one) && programOf(one) !== programOf(meant));
}

/** The images of its containers, without their tags. */
function programOf({ spec }: Workload): string {
  const images = itemsOf(spec['containers']).map(one => textOf(objectOf(one)['image']) ?? '');
  return images.map(one => one.replace(/@.*$/, '').replace(/:[^:/]*$/, '')).join(' ');
}
