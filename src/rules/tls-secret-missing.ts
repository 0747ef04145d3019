import type { Absence } from '#cluster/absence.js';
import { absenceOf, severityOfAbsence, isElsewhere } from '#cluster/absence.js';
import type { ManagedSecret } from '#cluster/secrets/cert-manager.js';
import { managedSecrets } from '#cluster/secrets/cert-manager.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { MissingReference } from '#model/findings/note.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { notesOf } from '#facts/controller-reading.js';
import { consequenceOf, rule } from './rule.js';
import type { ControllerReading } from '#facts/controller-reading.js';

export const tlsSecretMissing = rule({
  id: 'tls-secret-missing',
  category: 'tls',
  severity: 'error',
  summary: 'TLS names a Secret that is not there, and nothing among the manifests fills it.',
  why: 'The controller serves its own self-signed certificate, and clients refuse the connection.',
  fix: 'Add the Secret to the namespace of the route, or let cert-manager fill it (an issuer annotation, a Certificate). One that stands elsewhere is named by `elsewhere`: `Secret/shop/web-tls`.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    const missing = missingIn(readings, cluster);
    for (const { finding } of missing.filter(one => one.finding.severity !== 'info')) yield finding;
    yield* together(missing.filter(one => one.finding.severity === 'info'));
  },
});

interface Missing {
  /** `shop/web-tls`. */
  readonly secret: string;
  readonly consequence: string;
  readonly finding: Finding;
}

function missingIn(readings: readonly ControllerReading[], cluster: Cluster): readonly Missing[] {
  const managed = [...managedSecrets(cluster).values()];
  return notesOf(readings, 'missing-reference').flatMap(({ at, subject, path, to, role, consequence }) => {
    if (role !== 'certificate' || isElsewhere(cluster, to.kind, to.namespace, to.name)) return [];
    const severity = severityOfAbsence(absenceIn(cluster, to, managed));
    const secret = `${to.namespace}/${to.name}`;
    const because = consequenceOf(consequence, subject);
    const message = `no ${to.kind} is called ${secret}: ${because}`;
    return [{ secret, consequence: because, finding: { at, subject, path, severity, message, cause: secret } }];
  });
}

/**
 * Secrets often stand elsewhere. That one is missing is likely where one of its name is in another namespace (a Secret is looked up
 * beside the route), or where the certificates of its namespace are among the manifests and none of them fills it.
 */
function absenceIn(cluster: Cluster, to: MissingReference['to'], managed: readonly ManagedSecret[]): Absence {
  const absence = absenceOf(cluster, to.group, to.kind, to.namespace, to.name);
  if (absence !== 'open') return absence;
  const isMeant =
    ofKind(cluster, to.group, to.kind).some(({ name }) => name === to.name) ||
    managed.some(
      ({ secret, namespace, by }) => secret === to.name || (by.kind === 'Certificate' && namespace === to.namespace),
    );
  return isMeant ? 'likely' : 'open';
}

/** Secrets are rarely among manifests that lack some: one finding says it of all that may stand elsewhere, whichever hosts ask for them. */
function* together(missing: readonly Missing[]): Iterable<Finding> {
  const [first] = missing;
  if (first === undefined) return;
  const secrets = [...new Set(missing.map(one => one.secret))];
  if (secrets.length === 1) {
    yield first.finding;
    return;
  }
  const places = secrets.flatMap(secret => missing.find(one => one.secret === secret) ?? []);
  const related = places.slice(1).map(({ secret, finding: { at } }) => ({ at, message: `${secret} is named here` }));
  const more = secrets.length === 2 ? 'one more of certificates is' : `${secrets.length - 1} more of certificates are`;
  const message = `no Secret is called ${first.secret}, and ${more} not among the manifests: ${first.consequence}`;
  yield { ...first.finding, message, related, cause: message };
}
