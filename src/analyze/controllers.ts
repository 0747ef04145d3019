import type { Cluster } from '#cluster/cluster.js';
import { gatewayRoutes } from '#cluster/gateway-routes.js';
import type { Dialect } from '#dialects/dialect.js';
import { dialects } from '#dialects/index.js';
import { unreadController } from '#dialects/unread.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { ControllerReading } from '#rules/rule.js';

/** What each controller makes of the cluster: those that are given, else those that the manifests show. */
export function readingsOf(cluster: Cluster, given?: readonly ControllerSettings[]): readonly ControllerReading[] {
  const settings = given ?? shownBy(cluster).map(settingsOf);
  return settings.map(one => {
    const reading = dialectOf(one.kind)?.read(cluster, one) ?? unreadController(cluster, one);
    return { settings: one, ...reading };
  });
}

/** The dialect of a kind of controller, or undefined where there is none yet. */
export function dialectOf(kind: ControllerKind): Dialect | undefined {
  return dialects.find(one => one.name === kind);
}

/** The kinds that the manifests show; routes of Gateway API show theirs where nothing else is shown that might serve them. */
function shownBy(cluster: Cluster): readonly ControllerKind[] {
  const known = dialects.filter(one => one.shownBy(cluster)).map(one => one.name);
  return known.length === 0 && gatewayRoutes(cluster).length > 0 ? ['gateway'] : known;
}

function settingsOf(kind: ControllerKind): ControllerSettings {
  return { name: kind, kind, assumeEndpoints: true, noEndpoints: [] };
}
