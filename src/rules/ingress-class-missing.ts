import { absenceOf, gravityOf } from '#cluster/absence.js';
import { find, ofKind } from '#cluster/cluster.js';
import { textOf } from '#model/json.js';
import { specOf, subjectOf } from '#model/resource.js';
import type { Listener } from '#model/table.js';
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
    const served = new Set(readings.flatMap(({ table }) => table.listeners.flatMap(subjectsOn)));
    const known = ofKind(cluster, 'networking.k8s.io', 'IngressClass').map(one => one.name);
    for (const ingress of ofKind(cluster, 'networking.k8s.io', 'Ingress')) {
      const name = textOf(specOf(ingress)['ingressClassName']);
      if (
        name === undefined ||
        served.has(`${ingress.namespace}/${ingress.name}`) ||
        find(cluster, 'networking.k8s.io', 'IngressClass', '', name)
      )
        continue;
      const severity = gravityOf(absenceOf(cluster, 'networking.k8s.io', 'IngressClass', ''));
      const message = `no IngressClass is called ${name}${known.length > 0 ? ` (there is ${known.join(', ')})` : ''}: no controller serves this Ingress`;
      yield { at: ingress.locate(path, 'value'), subject: subjectOf(ingress), path, severity, message };
    }
  },
});

/** The Ingresses from which a listener has routes: a controller took them, by whatever class. */
function subjectsOn({ hosts }: Listener): readonly string[] {
  return hosts.flatMap(({ routes }) =>
    routes
      .filter(one => one.subject.kind === 'Ingress')
      .map(({ subject }) => `${subject.namespace ?? ''}/${subject.name}`),
  );
}
