import type { SecretReference } from '#model/policies/access.js';
import type { IntentRoute } from '#model/routing/intent.js';

/** Why a Secret cannot be named: Traefik looks for it beside what names it. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go) */
export function foreignSecret(secret: SecretReference | undefined, { namespace }: IntentRoute): string | undefined {
  if (secret?.namespace === undefined || secret.namespace === namespace) return undefined;
  return `Traefik reads Secrets of the route's own namespace alone: put ${secret.name} there`;
}
