import type { Cluster } from '#cluster/cluster.js';
import { gatewayRoutes } from '#cluster/gateway-routes.js';
import type { Dialect, Reading } from '#dialects/dialect.js';
import { dialectOf, dialects } from '#dialects/index.js';
import { modelledRelease } from '#dialects/modelled-release.js';
import type { Release } from '#dialects/release.js';
import { releaseOf, releaseText } from '#dialects/release.js';
import { unreadController } from '#dialects/unread.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { Resource } from '#model/resource.js';
import type { ControllerReading } from '#facts/controller-reading.js';
import { withAlike } from './alike-controllers.js';
import { withShared } from './shared-ingresses.js';
import { shownControllers } from './shown-controllers.js';

/** What a controller makes of the cluster, with the Ingresses that it leaves out. */
export type DeclinedReading = ControllerReading & Pick<Reading, 'declined'>;

/** What each controller makes of the cluster: those that are given, else those that the manifests show. */
export function readingsOf(cluster: Cluster, given?: readonly ControllerSettings[]): readonly DeclinedReading[] {
  if (given) return given.map(one => readingOf(cluster, one));
  return withShared(
    shownBy(cluster)
      .flatMap(kind => shownControllers(cluster, kind))
      .map(one =>
        withAlike(
          readingOf(cluster, one.settings),
          one.alike.map(other => readingOf(cluster, other)),
          one,
        ),
      ),
    cluster,
  );
}

function readingOf(cluster: Cluster, settings: ControllerSettings): DeclinedReading {
  const dialect = dialectOf(settings.kind);
  return dialect ? readingBy(dialect, cluster, settings) : { settings, ...unreadController(cluster, settings) };
}

/** What the installations of controllers make beside what is among the manifests. */
export function installedBeside(cluster: Cluster): readonly Resource[] {
  return dialects.flatMap(one => one.installs?.(cluster) ?? []);
}

/** As the version that is named, else as the one that the manifests show. */
function readingBy(dialect: Dialect, cluster: Cluster, given: ControllerSettings): DeclinedReading {
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

/**
 * The kinds that the manifests show: those whose workload, class or kinds are among them, and only where there is none those at which
 * annotations hint. One that is only named is not there where another is installed to serve in its place. Routes of Gateway API show
 * theirs where nothing else is shown that might serve them.
 */
function shownBy(cluster: Cluster): readonly ControllerKind[] {
  const showings = dialects.map(one => ({ dialect: one, showing: one.shownBy(cluster) }));
  const replaced = new Set(dialects.flatMap(one => one.standsInFor?.(cluster) ?? []));
  const sure = showings.filter(
    ({ dialect, showing }) => showing === 'installed' || (showing === 'named' && !replaced.has(dialect.name)),
  );
  const known = sure.length > 0 ? sure : showings.filter(({ showing }) => showing === 'hinted');
  if (known.length === 0 && gatewayRoutes(cluster).length > 0) return ['gateway'];
  return known.map(({ dialect }) => dialect.name);
}
