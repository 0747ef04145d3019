import { absenceOf, severityOfAbsence } from '#cluster/absence.js';
import { missingNamespaces } from '#cluster/references/missing-namespaces.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const namespaceMissing = rule({
  id: 'namespace-missing',
  category: 'api',
  severity: 'error',
  summary: 'Resources stand in a namespace that is not there.',
  why: 'The API server refuses each of them: namespaces "…" not found.',
  fix: 'Add the Namespace to the manifests, or correct the name.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const { name, resources } of missingNamespaces(cluster)) {
      const absence = absenceOf(cluster, '', 'Namespace', '', name);
      if (absence === 'open') continue;
      const [first] = resources;
      const path = ['metadata', 'namespace'];
      const more = resources.length > 1 ? `, and ${resources.length - 1} more resources stand in it` : '';
      if (first)
        yield {
          at: first.locate(path),
          subject: subjectOf(first),
          path,
          severity: absence === 'certain' ? severityOfAbsence(absence) : 'info',
          message: `no Namespace is called ${name}: the API server refuses ${first.kind} ${first.name}${more}`,
        };
    }
  },
});
