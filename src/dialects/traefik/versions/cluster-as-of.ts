import type { Cluster } from '#cluster/cluster.js';
import { clusterOf, find } from '#cluster/cluster.js';
import { releaseOrNewest } from '#dialects/release.js';
import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf } from '#model/resource.js';
import { noteAt } from '../resources/place.js';
import type { Does } from './changes.table.js';
import type { LaterField } from './later-fields.js';
import { laterFields } from './later-fields.js';

/** The group of Traefik's kinds, and the one that they had before. */
export const ownGroup = 'traefik.io';
export const formerGroup = 'traefik.containo.us';

/** The groups whose kinds are read. */
export function groupsOf(does: Does): readonly string[] {
  return [...(does('groupOfTraefikIo') ? [ownGroup] : []), ...(does('groupOfContainousGone') ? [] : [formerGroup])];
}

/** The cluster as a release of Traefik sees it, and what of the manifests it does not see. */
export interface SeenCluster {
  readonly cluster: Cluster;
  readonly notes: readonly Note[];
}

/**
 * Of Traefik's kinds in the group that the release reads, what it knows of them: it passes over fields that came later, and takes a resource
 * of the former group where the group of today has none of its name. (traefik v2.11.53, pkg/provider/kubernetes/crd/client.go: appendContainousIngressRoutes)
 */
export function clusterAsOf(cluster: Cluster, version: string | undefined, does: Does): SeenCluster {
  const later = laterFields(releaseOrNewest(version));
  if (later.length === 0 && does('groupOfTraefikIo') && does('groupOfContainousGone')) return { cluster, notes: [] };
  const notes: Note[] = [];
  const resources = cluster.resources.flatMap(resource => {
    const own = ofOwnGroup(resource, cluster, does);
    if (own && groupOf(own.apiVersion) === ownGroup) return [known(own, later, notes)];
    return own ? [own] : [];
  });
  const { complete, readCertificate, kubernetes, elsewhere = [] } = cluster;
  return { cluster: clusterOf(resources, complete, readCertificate, kubernetes, [...elsewhere]), notes };
}

function ofOwnGroup(resource: Resource, cluster: Cluster, does: Does): Resource | undefined {
  const { apiVersion, kind, namespace, name } = resource;
  if (groupOf(apiVersion) === ownGroup) return does('groupOfTraefikIo') ? resource : undefined;
  if (groupOf(apiVersion) !== formerGroup || does('groupOfContainousGone')) return resource;
  const today = does('groupOfTraefikIo') && find(cluster, ownGroup, kind, namespace, name);
  return today ? undefined : { ...resource, apiVersion: apiVersion.replace(formerGroup, ownGroup) };
}

function known(resource: Resource, later: readonly LaterField[], notes: Note[]): Resource {
  let spec = resource.value['spec'];
  for (const { kind, path: way, since } of later) {
    if (kind !== resource.kind) continue;
    spec = without(spec, way, ['spec'], path => {
      const because = `this Traefik does not know it: it came with ${since}`;
      const key = way.at(-1) ?? '';
      notes.push(noteAt({ resource, path }, { kind: 'ignored-value', key, because, effect: 'ignored' }));
    });
  }
  return spec === undefined ? resource : { ...resource, value: { ...resource.value, spec } };
}

/** A value without the field at the end of a way; the same value where it has none. */
function without(
  value: Json | undefined,
  way: readonly string[],
  at: Path,
  found: (path: Path) => void,
): Json | undefined {
  const [head = '', ...rest] = way;
  const name = head.replace(/\[\]$/, '');
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  const inner = value[name];
  const path = [...at, name];
  if (rest.length === 0) {
    found(path);
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
  }
  const next =
    name !== head && isArray(inner)
      ? inner.map((item, index) => without(item, rest, [...path, index], found) ?? item)
      : without(inner, rest, path, found);
  return { ...value, [name]: next };
}
