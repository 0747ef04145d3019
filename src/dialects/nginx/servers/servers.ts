import type { Path } from '#model/origin.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { PathType } from '../ingresses/ingress.js';
import { catchAll } from '../ingresses/ingress.js';
import { compareBytes } from '#model/text/bytes.js';
import { isUndecided } from '../ingresses/precedence.js';
import type { Upstream } from '../upstreams/upstreams.js';
import { upstreamName } from '../upstreams/upstreams.js';

/** A server block: what the controller does with the requests of a host. */
export interface Server {
  readonly host: string;
  /** The Ingresses that name the host, canaries left out, in the controller's order. */
  readonly ingresses: readonly ServedIngress[];
  /** In the order of their making. */
  readonly locations: readonly Location[];
  /** Paths that an earlier location has already. */
  readonly dropped: readonly Dropped[];
}

/** A path that is not served, and the one that is in its place. */
export interface Dropped {
  readonly location: Location;
  readonly by: Location;
}

/** A path of a host, before the controller adds slashes and sorts. */
export interface Location {
  readonly path: string;
  readonly pathType: PathType;
  /** The name of an upstream; undefined: the controller's default backend. */
  readonly upstream: string | undefined;
  /** Undefined for the controller's own `/` of the catch-all server. */
  readonly ingress: ServedIngress | undefined;
  /** The path as the Ingress has it. */
  readonly from: string;
  /** The field that made it. */
  readonly source: Path;
  /** The controller made it by itself. */
  readonly implicit: boolean;
  /** Locations that might stand in its place: which Ingress is older the manifests do not tell. */
  readonly rivals: readonly Location[];
}

/** All server blocks, in the order of the configuration file. */
export function serversOf(
  ingresses: readonly ServedIngress[],
  upstreams: ReadonlyMap<string, Upstream>,
): readonly Server[] {
  const drafts = draftsOf(ingresses, upstreams);
  for (const ingress of ingresses) addLocations(drafts, ingress, upstreams);
  return [...drafts.values()]
    .map(({ host, ingresses: named, locations, dropped }) => ({ host, ingresses: named, locations, dropped }))
    .sort((one, other) => compareBytes(one.host, other.host));
}

/** A location whose rivals are still being found. */
type Growing = Location & { readonly rivals: Location[] };

interface Draft {
  readonly host: string;
  readonly ingresses: ServedIngress[];
  readonly locations: Growing[];
  readonly dropped: Dropped[];
  /** The first location of each path. */
  readonly firstOf: Map<string, number>;
}

/**
 * Every host starts with a `/` that leads to the default backend with the annotations of the first Ingress that names the host.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1335-1393)
 */
function draftsOf(ingresses: readonly ServedIngress[], upstreams: ReadonlyMap<string, Upstream>): Map<string, Draft> {
  const drafts = new Map<string, Draft>([[catchAll, draftOf(catchAll, rootOf(undefined, undefined))]]);
  for (const ingress of ingresses) {
    if (ingress.policies.canary) continue;
    const own = ingress.defaultBackend && upstreams.get(upstreamName(ingress.defaultBackend))?.name;
    if (own !== undefined && ingress.rules.length === 0) takeCatchAll(drafts, ingress, own);
    for (const host of new Set(ingress.rules.map(rule => rule.host))) {
      const draft = drafts.get(host);
      if (!draft) drafts.set(host, draftOf(host, rootOf(ingress, own), ingress));
      else nameAgain(draft, ingress, own);
    }
  }
  return drafts;
}

function draftOf(host: string, root: Growing, ...ingresses: ServedIngress[]): Draft {
  return { host, ingresses, locations: [root], dropped: [], firstOf: new Map([['/', 0]]) };
}

function rootOf(ingress: ServedIngress | undefined, upstream: string | undefined): Growing {
  return { path: '/', pathType: 'Prefix', upstream, ingress, from: '/', source: ['spec'], implicit: true, rivals: [] };
}

/**
 * An Ingress with a default backend and without rules gets the catch-all `/`, the first one only.
 * (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1342-1356)
 */
function takeCatchAll(drafts: Map<string, Draft>, ingress: ServedIngress, upstream: string): void {
  const draft = drafts.get(catchAll);
  const root = draft?.locations[0];
  if (!draft || !root) return;
  const location: Growing = { ...rootOf(ingress, upstream), source: ['spec', 'defaultBackend'], implicit: false };
  if (root.implicit) draft.locations[0] = location;
  else addRival(root, location);
}

/** A host that has a server already: its unmatched paths might be this Ingress's. */
function nameAgain(draft: Draft, ingress: ServedIngress, upstream: string | undefined): void {
  draft.ingresses.push(ingress);
  const [root] = draft.locations;
  if (root?.ingress && root.implicit && draft.host !== catchAll) addRival(root, rootOf(ingress, upstream));
}

function addRival(location: Growing, rival: Location): void {
  if (location.ingress && rival.ingress && isUndecided(location.ingress, rival.ingress)) location.rivals.push(rival);
}

/**
 * The first location of a path decides: one of the same type stays (but for the implicit `/`), one of the other type
 * ends the search and the new one is added. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:795-873)
 */
function addLocations(
  drafts: ReadonlyMap<string, Draft>,
  ingress: ServedIngress,
  upstreams: ReadonlyMap<string, Upstream>,
): void {
  for (const { host, paths = [] } of ingress.rules) {
    const draft = drafts.get(host) ?? drafts.get(catchAll);
    for (const one of paths) {
      const upstream = upstreams.get(upstreamName(one.backend));
      if (!draft || !upstream || upstream.noServer) continue;
      const { path, pathType, at } = one;
      add(draft, {
        path,
        pathType,
        upstream: upstream.name,
        ingress,
        from: path,
        source: [...at, 'path'],
        implicit: false,
        rivals: [],
      });
    }
  }
}

function add(draft: Draft, location: Growing): void {
  const index = draft.firstOf.get(location.path);
  const first = index === undefined ? undefined : draft.locations[index];
  if (index === undefined || !first) {
    draft.firstOf.set(location.path, draft.locations.length);
    draft.locations.push(location);
  } else if (first.pathType !== location.pathType) draft.locations.push(location);
  else if (first.implicit) draft.locations[index] = location;
  else {
    addRival(first, location);
    draft.dropped.push({ location, by: first });
  }
}
