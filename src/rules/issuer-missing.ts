import { absenceOf, severityOfAbsence, isElsewhere } from '#cluster/absence.js';
import { issuerOf, managedSecrets } from '#cluster/secrets/cert-manager.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const issuerMissing = rule({
  id: 'issuer-missing',
  category: 'tls',
  severity: 'error',
  summary: 'A certificate is asked of an issuer that is not there.',
  why: 'cert-manager never fills the Secret, and the controller serves its own certificate.',
  fix: 'Add the issuer, or correct its kind and name: a ClusterIssuer serves all namespaces, an Issuer only its own.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const { issuer, by, secret } of managedSecrets(cluster).values()) {
      if (issuer.name === '' || issuerOf(cluster, issuer)) continue;
      const namespace = issuer.kind === 'Issuer' ? issuer.namespace : '';
      if (isElsewhere(cluster, issuer.kind, namespace, issuer.name)) continue;
      const severity = severityOfAbsence(absenceOf(cluster, 'cert-manager.io', issuer.kind, namespace, issuer.name));
      const message = `no ${issuer.kind} is called ${issuer.name}: the Secret ${secret} is never filled`;
      const cause = `${issuer.kind}/${namespace}/${issuer.name}`;
      yield { at: by.locate(issuer.path), subject: subjectOf(by), path: issuer.path, severity, message, cause };
    }
  },
});
