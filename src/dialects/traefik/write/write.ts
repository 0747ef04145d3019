import { compareBytes } from '#model/text/bytes.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Intent, IntentRoute, Writing, RefusedRoute } from '#model/routing/intent.js';
import { certificatesFor } from './certificate.js';
import { conflictsIn } from './conflicts.js';
import { placementIn } from './placement.js';
import { refusalOf } from './refusals.js';
import { routeManifests } from './route-manifests.js';
import { rulesOf } from './route-rules.js';
import { certifiedHosts } from './secure-hosts.js';

/** An intent as IngressRoutes and Middlewares, and Certificates where an issuer fills a Secret. */
export function write(intent: Intent, settings: ControllerSettings): Writing {
  const placement = placementIn(settings);
  const sorted = [...intent.routes].sort(
    (one, other) => compareBytes(one.namespace, other.namespace) || compareBytes(one.name, other.name),
  );
  const alone = sorted.flatMap(route => refusalOf(route, placement) ?? []);
  const sayable = without(sorted, alone);
  const conflicts = conflictsIn(sayable);
  const routes = without(sayable, conflicts);
  const around = { rules: rulesOf(routes), certified: certifiedHosts(routes), placement };
  return {
    manifests: [...certificatesFor(routes), ...routes.flatMap(route => routeManifests(route, around))],
    refusals: [...alone, ...conflicts].map(({ refusal }) => refusal),
  };
}

function without(routes: readonly IntentRoute[], refused: readonly RefusedRoute[]): readonly IntentRoute[] {
  const gone = new Set(refused.map(({ route }) => route));
  return routes.filter(route => !gone.has(route));
}
