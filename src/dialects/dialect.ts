import type { Cluster } from '#cluster/cluster.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { Intent, Writing } from '#model/routing/intent.js';
import type { Note } from '#model/findings/note.js';
import type { Policies, PolicyName } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import type { RouteTable } from '#model/routing/table.js';

/** All that we know of one kind of controller: it reads manifests into a table, and writes an intent as manifests. */
export interface Dialect {
  readonly name: ControllerKind;
  /** The versions that it knows, oldest first: `3.7`. */
  readonly versions: readonly string[];
  /** What it can say: the support matrix, and the keys that are not unknown. */
  readonly features: readonly FeatureInfo[];
  /** Whether the manifests show that such a controller serves them: its class, its annotations, its kinds, its own Deployment. */
  shownBy(cluster: Cluster): boolean;
  /** Whether the controller, set up this way, takes the resource as its own. */
  claims(resource: Resource, cluster: Cluster, settings: ControllerSettings): boolean;
  /** What the controller would do with the manifests, and what it noticed in them. */
  read(cluster: Cluster, settings: ControllerSettings): Reading;
  /** The manifests that say the intent to the controller, and what cannot be said. Same intent, same bytes. */
  write(intent: Intent, settings: ControllerSettings): Writing;
  /** Where the controller's pods run when nothing else says so. (The chart's defaults, with their source.) */
  readonly usualPods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** What a dialect made of a cluster. */
export interface Reading {
  readonly table: RouteTable;
  readonly notes: readonly Note[];
}

/** What is known of a feature without asking it: for the support matrix and the list of known keys. */
export interface FeatureInfo {
  readonly policy: PolicyName;
  readonly keys: readonly string[];
}

/**
 * One policy in one controller's words, both ways. It is local: one resource, one policy. What joins resources or changes
 * matching is a named step of read and write.
 */
export interface Feature<Wire, Name extends PolicyName> extends FeatureInfo {
  readonly policy: Name;
  /** The annotations or fields that it owns. */
  readonly keys: readonly string[];
  read(wire: Wire, noted: Noted): Policies[Name] | undefined;
  write(policy: NonNullable<Policies[Name]>): Wire;
}

/** Takes down that a key's value is not what the controller reads. */
export type Noted = (key: string, wants: string) => void;
