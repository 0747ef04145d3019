import type { Cluster } from '#cluster/cluster.js';
import { gatewayRoutes } from '#cluster/gateway-routes.js';
import type { Dialect } from '#dialects/dialect.js';
import { dialects } from '#dialects/index.js';
import { modelledRelease } from '#dialects/modelled-release.js';
import type { Release } from '#dialects/release.js';
import { releaseOf, releaseText } from '#dialects/release.js';
import { unreadController } from '#dialects/unread.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { ControllerReading } from '#rules/rule.js';

/** What each controller makes of the cluster: those that are given, else those that the manifests show. */
export function readingsOf(cluster: Cluster, given?: readonly ControllerSettings[]): readonly ControllerReading[] {
  const settings = given ?? shownBy(cluster).map(settingsOf);
  return settings.map(one => {
    const dialect = dialectOf(one.kind);
    return dialect ? readingBy(dialect, cluster, one) : { settings: one, ...unreadController(cluster, one) };
  });
}

/** The dialect of a kind of controller, or undefined where there is none yet. */
export function dialectOf(kind: ControllerKind): Dialect | undefined {
  return dialects.find(one => one.name === kind);
}

/** As the version that is named, else as the one that the manifests show. */
function readingBy(dialect: Dialect, cluster: Cluster, given: ControllerSettings): ControllerReading {
  const shown = given.version ?? dialect.versionIn(cluster, given);
  const settings = shown === undefined || !releaseOf(shown) ? given : { ...given, version: shown };
  const { release, compared, unlike } = modelledRelease(dialect.name, settings.version, dialect.versions);
  const read = (one: Release) => dialect.read(cluster, { ...settings, version: releaseText(one) });
  const reading = read(release);
  const readAs = { version: releaseText(release), assumed: settings.version === undefined };
  if (unlike !== undefined) {
    const unread = { code: 'controller-unread', because: unlike } as const;
    return { settings, ...reading, table: { ...reading.table, unread } };
  }
  if (!compared) return { settings, readAs, ...reading };
  const orElse = { table: read(compared.release).table, because: compared.because };
  return { settings, readAs, ...reading, table: { ...reading.table, orElse } };
}

/** The kinds that the manifests show; routes of Gateway API show theirs where nothing else is shown that might serve them. */
function shownBy(cluster: Cluster): readonly ControllerKind[] {
  const known = dialects.filter(one => one.shownBy(cluster)).map(one => one.name);
  return known.length === 0 && gatewayRoutes(cluster).length > 0 ? ['gateway'] : known;
}

function settingsOf(kind: ControllerKind): ControllerSettings {
  return { name: kind, kind, assumeEndpoints: true, noEndpoints: [] };
}
