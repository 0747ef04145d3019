import { compareBytes } from '#model/text/bytes.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { IntentRoute } from '#model/routing/intent.js';
import { isLabelValue } from '../shape/labels.js';

/**
 * Routes without the issuers of Secrets for which others write a Certificate: cert-manager makes one of the same name for an
 * Ingress that names an issuer, owns it and deletes it with the Ingress, whoever else needs it. Undefined where there are none.
 * (cert-manager v1.19, pkg/controller/certificate-shim/sync.go: buildCertificates)
 */
export function withoutIssuers(
  routes: readonly IntentRoute[],
  others: readonly JsonObject[],
  own: readonly JsonObject[],
): readonly IntentRoute[] | undefined {
  const filled = new Set(own.flatMap(secretOf));
  const elsewhere = new Set(others.flatMap(secretOf).filter(one => !filled.has(one)));
  if (elsewhere.size === 0) return undefined;
  return routes.map(route => {
    const { tls, namespace } = route;
    return tls && elsewhere.has(`${namespace}/${tls.secret}`) ? { ...route, tls: { secret: tls.secret } } : route;
  });
}

/**
 * Whatever may serve several routes is named by what it is and not by the route that asked first: another that comes to share it
 * changes nothing of it but its hosts.
 */
export function sharedLabels(manifest: JsonObject): JsonObject {
  if (secretOf(manifest).length === 0) return manifest;
  const metadata = objectOf(manifest['metadata']);
  const name = textOf(metadata['name']) ?? '';
  const kept = Object.entries(objectOf(metadata['labels'])).filter(([key]) => !isOfOneRoute(key));
  const labels = Object.entries({ ...Object.fromEntries(kept), ...(isLabelValue(name) && { [nameLabel]: name }) });
  labels.sort(([one], [other]) => compareBytes(one, other));
  return { ...manifest, metadata: { ...metadata, labels: Object.fromEntries(labels) } };
}

const nameLabel = 'app.kubernetes.io/name';

function isOfOneRoute(key: string): boolean {
  return key.startsWith('app.kubernetes.io/') && key !== 'app.kubernetes.io/managed-by';
}

/** The Secret that a Certificate fills. */
function secretOf(manifest: JsonObject): readonly string[] {
  if (manifest['kind'] !== 'Certificate') return [];
  const namespace = textOf(objectOf(manifest['metadata'])['namespace']) ?? '';
  return [`${namespace}/${textOf(objectOf(manifest['spec'])['secretName']) ?? ''}`];
}
