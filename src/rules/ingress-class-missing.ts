import { absenceOf, severityOfAbsence, isElsewhere } from '#cluster/absence.js';
import { namedClass } from '#cluster/classes.js';
import { find, ofKind } from '#cluster/cluster.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import type { Listener } from '#model/routing/table.js';
import { rule } from './rule.js';

const path = ['spec', 'ingressClassName'];

export const ingressClassMissing = rule({
  id: 'ingress-class-missing',
  category: 'route',
  severity: 'error',
  summary: 'An Ingress names an IngressClass that is not there.',
  why: 'No controller takes the Ingress as its own: nothing of it is served, and nothing says so.',
  fix: 'Correct the name, or add the IngressClass.',
  reads: ['cluster', 'readings'],
  *check({ cluster, readings }) {
    const ingresses = ofKind(cluster, 'networking.k8s.io', 'Ingress');
    const known = ofKind(cluster, 'networking.k8s.io', 'IngressClass').flatMap(one =>
      one.name === '' ? [] : [one.name],
    );
    const served = servedClasses(
      ingresses,
      new Set(readings.flatMap(({ table }) => table.listeners.flatMap(routedOn))),
    );
    for (const ingress of ingresses) {
      const name = classOf(ingress);
      if (name === undefined || served.has(name) || find(cluster, 'networking.k8s.io', 'IngressClass', '', name))
        continue;
      if (isElsewhere(cluster, 'IngressClass', '', name)) continue;
      const severity = severityOfAbsence(absenceOf(cluster, 'networking.k8s.io', 'IngressClass', '', name));
      const others = known.length > 0 ? ` (there is ${known.join(', ')})` : '';
      const message = `no IngressClass is called ${name}${others}: no controller serves this Ingress`;
      yield { at: ingress.locate(path, 'value'), subject: subjectOf(ingress), path, severity, message, cause: name };
    }
  },
});

/** What the field names: an annotation may say anything. */
function classOf(ingress: Resource): string | undefined {
  const named = namedClass(ingress);
  return named?.by === 'field' ? named.name : undefined;
}

/** The Ingresses from which a listener has routes. */
function routedOn({ hosts }: Listener): readonly string[] {
  return hosts.flatMap(({ routes }) =>
    routes
      .filter(one => one.subject.kind === 'Ingress')
      .map(({ subject }) => `${subject.namespace ?? ''}/${subject.name}`),
  );
}

/** A class by which a controller took one Ingress is there for the others too, though no manifest holds it. */
function servedClasses(ingresses: readonly Resource[], routed: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    ingresses.filter(one => routed.has(`${one.namespace}/${one.name}`)).flatMap(one => classOf(one) ?? []),
  );
}
