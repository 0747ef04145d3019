import type { Cluster } from '#cluster/cluster.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { Change } from './change.js';
import type { Conventions } from '#model/routing/conventions.js';
import type { Intent, Writing } from '#model/routing/intent.js';
import type { Note } from '#model/findings/note.js';
import type { Policies, PolicyName } from '#model/policies/policies.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { RouteTable } from '#model/routing/table.js';

/** All that we know of one kind of controller: it reads manifests into a table, and writes an intent as manifests. */
export interface Dialect {
  readonly name: ControllerKind;
  /** The lines of releases that it knows, oldest first: `3.7`. It writes for the newest. */
  readonly versions: readonly string[];
  /** What changed between them. */
  readonly changes: readonly Change[];
  /** What it can say: the support matrix, and the keys that are not unknown. */
  readonly features: readonly FeatureInfo[];
  /** What it cannot say, and why. */
  readonly lacks: Lacks;
  /** What it does where an intent leaves it open. */
  readonly conventions: Conventions;
  /** How surely the manifests show such a controller. */
  shownBy(cluster: Cluster): Showing | undefined;
  /** The controllers in whose place it serves their resources, as it is installed among the manifests. Default: none. */
  standsInFor?(cluster: Cluster): readonly ControllerKind[];
  /** The controllers of the kind that run among the manifests, each once. Default: none is told from another. */
  installed?(cluster: Cluster): readonly InstalledController[];
  /** What its installation among the manifests makes besides, where a chart says so: its IngressClasses. Default: nothing. */
  installs?(cluster: Cluster): readonly Resource[];
  /** The version of the controller among the manifests, by the tag of its image; undefined where they do not tell. */
  versionIn(cluster: Cluster, settings: ControllerSettings): string | undefined;
  /** What of the flags that settings give the controller would not start with. Default: it has none that settings give. */
  settingFaults?(flags: Readonly<Record<string, string>>, version: string | undefined): readonly SettingFault[];
  /** What of the data that settings give for its ConfigMap the controller passes over. Default: it has none that settings give. */
  configMapFaults?(data: Readonly<Record<string, string>>): readonly SettingFault[];
  /** Whether the controller, set up this way, takes the resource as its own. */
  claims(resource: Resource, cluster: Cluster, settings: ControllerSettings): boolean;
  /** What the controller would do with the manifests, and what it noticed in them: as the version of the settings, or the newest. */
  read(cluster: Cluster, settings: ControllerSettings): Reading;
  /** The manifests that say the intent to the controller, and what cannot be said. Same intent, same bytes. */
  write(intent: Intent, settings: ControllerSettings): Writing;
  /** Where the controller's pods run when nothing else says so. (The chart's defaults, with their source.) */
  readonly usualPods: { readonly namespace: string; readonly labels: Readonly<Record<string, string>> };
}

/** A controller that runs among the manifests. */
export interface InstalledController {
  readonly place: {
    /** `namespace/name` of what runs it. */
    readonly id: string;
    readonly namespace: string;
    /** Undefined: not written down. */
    readonly podLabels?: Readonly<Record<string, string>>;
    /** The resource that says so, and where. */
    readonly resource: Resource;
    readonly path: Path;
  };
  /** What it serves, in its own words: two that say the same serve the same. */
  readonly serves: string;
  /** All that it is told at its start: two that are told the same answer alike. */
  readonly told: string;
}

/** A flag that settings give, with which the controller does not start: its name or (`key` false) its value is at fault. */
export interface SettingFault {
  readonly name: string;
  readonly key: boolean;
  readonly says: string;
}

/**
 * How surely the manifests show a controller: it is `installed` among them, `named` by its class or its own kinds, or `hinted` at by
 * annotations that it would read if it were there.
 */
export type Showing = 'installed' | 'named' | 'hinted';

/** What a dialect made of a cluster. */
export interface Reading {
  readonly table: RouteTable;
  readonly notes: readonly Note[];
  /** The Ingresses that it does not take, though nothing says that they are another controller's. Default: none. */
  readonly declined?: readonly Declined[];
}

/** An Ingress that a controller does not serve, why, and the field that keeps it out. */
export interface Declined {
  readonly ingress: Resource;
  readonly because: string;
  readonly path: Path;
}

/** What routes can be asked for: a policy, or a part of one that controllers may lack. */
export type Ability = PolicyName | PolicyPart | PolicyForm | 'backends.many';

/** A value of a policy, or of a field of it, that controllers may lack while they take others. */
type PolicyForm =
  | 'httpsRedirect.otherStatus'
  | 'redirect.otherStatus'
  | 'redirect.pattern'
  | 'redirect.scheme'
  | 'pathRewrite.stripPrefixes'
  | 'pathRewrite.stripPatterns'
  | 'pathRewrite.addPrefix'
  | 'pathRewrite.sent'
  | 'clientAddresses.otherStatus'
  | 'passwordAuthentication.keys'
  | 'passwordAuthentication.keepsCredentials'
  | 'externalAuthentication.signInParameter'
  | 'clientCertificates.manyAuthorities'
  | 'clientCertificates.passedParts'
  | 'rateLimit.otherKey'
  | 'inFlightLimit.otherKey'
  | 'buffering.streamedRequests'
  | 'buffering.streamedResponses'
  | 'backendProtocol.h2c'
  | 'backendProtocol.auto'
  | 'backendTls.manyAuthorities'
  | 'backendTls.hidesServerName'
  | 'stickySessions.shownToScripts'
  | 'stickySessions.balanced'
  | 'loadBalancing.nodePort'
  | 'mirror.toUrl'
  | 'mirror.toService'
  | 'mirror.some';

/** A field of a policy: `rateLimit.exempt`. */
type PolicyPart = { [Name in PolicyName]: `${Name}.${keyof Policies[Name] & string}` }[PolicyName];

/** What a controller lacks, and why, with the way out: the one wording of refusals, types and pages. */
export type Lacks = { readonly [Name in Ability]?: string };

/** What is known of a feature without asking it: for the support matrix and the list of known keys. */
export interface FeatureInfo {
  readonly policy: PolicyName;
  /** The annotations or fields that it owns: no other file names them. */
  readonly keys: readonly string[];
}

/** The words of one controller: what its features read from and note in, what their steps are made with, what they write. */
export interface Words {
  readonly reads: unknown;
  readonly noted: unknown;
  readonly place: unknown;
  readonly writes: unknown;
  readonly writesFor: unknown;
}

/**
 * One policy in one controller's words, both ways, and the only place that knows them: what is simulated is made from what was
 * read, and what was read can be written back. It is local: one resource, one policy. What joins resources or changes matching
 * is a named step of read and write.
 */
export interface Feature<Name extends PolicyName, In extends Words> extends FeatureInfo {
  readonly policy: Name;
  /** The policy as the controller takes it, with what its own configuration adds; undefined where nothing asks for it. */
  read(from: In['reads'], noted: In['noted']): Policies[Name] | undefined;
  /** What the controller does for it, in its phase. None: no answer to a request rests on it. */
  steps?(policy: Policies[Name], place: In['place']): readonly Step[];
  /** The words that say it, or why there are none. */
  write?(policy: Policies[Name], route: In['writesFor']): In['writes'] | Unsayable;
}

/** Why a policy cannot be said in this form, with the way out. */
export interface Unsayable {
  readonly because: string;
  /** The field of the policy that it is about, where it is one. */
  readonly field?: string;
}
