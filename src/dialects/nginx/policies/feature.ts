import type { HostPattern } from '#model/match.js';
import type { Effect } from '#model/findings/diagnostic.js';
import type { JsonObject } from '#model/json.js';
import type { Consequence, ReferencedResource } from '#model/findings/note.js';
import type { Origin } from '#model/origin.js';
import type { PolicyName } from '#model/policies/policies.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { Cluster } from '#cluster/cluster.js';
import type { Feature, Words } from '../../dialect.js';
import type { Configuration } from '../installation/configuration.js';
import type { AnnotationRecord } from '../values/annotation-keys.js';
import { annotationKey } from '../values/annotation-keys.js';
import type { Reads } from './reads.js';

/** A policy in the words of ingress-nginx: its annotations and what the ConfigMap adds. */
export interface NginxFeature<Name extends PolicyName> extends Feature<Name, NginxWords> {
  /** Annotations at which the controller does not look where another is not set. */
  readonly requires?: readonly Requirement[];
  /** Annotations of the policy that the controller does not come to, for what others of them say. */
  readonly passedOver?: (reads: Reads) => readonly PassedOver[];
  /** What has to be written where the intent does not ask for the policy and the controller would do it all the same. */
  writeAbsence?(route: WritesFor): Written;
}

export interface Requirement {
  /** Without the prefix. */
  readonly name: string;
  /** It has to be true. Default: it has to have a value. */
  readonly isTrue?: true;
  readonly by: readonly string[];
}

/** An annotation at which the controller does not look, and why. */
export interface PassedOver {
  readonly name: string;
  readonly because: string;
}

export interface NginxWords extends Words {
  readonly reads: Reads;
  readonly noted: Noted;
  readonly place: Place;
  readonly writes: Written;
  readonly writesFor: WritesFor;
}

/** What a reader notices about its annotations; names are without the prefix. */
export interface Noted {
  /** `names`: the object that it names is there, and is not what it would have to be. */
  invalid(name: string, wants: string, effect: Effect, names?: ReferencedResource): void;
  /** The value is right and nobody looks at it. */
  idle(name: string, because: string): void;
  /** It names an object that may stand elsewhere: without it every request of the Ingress is answered 503. */
  open(name: string, object: ReferencedResource): void;
  /** It names an object that is not there. */
  missing(name: string, object: ReferencedResource, consequence: Consequence): void;
}

/** Where the steps of a policy follow: in a location, or in the server around it before a location is chosen. */
export interface Place {
  readonly within: 'location' | 'server';
  /** The location's path as nginx has it. */
  readonly path: string;
  readonly namespace: string;
  readonly cluster: Cluster;
  readonly setUp: SetUp;
  /** The host where nginx knows it beforehand: the server has no other name. */
  readonly onlyName: string | undefined;
  /** For which hosts of the server the redirect to https finds a certificate entry. */
  readonly certified: boolean | readonly HostPattern[];
  /** With those for which it finds one if a certificate that nobody read is good for them. */
  readonly possiblyCertified: boolean | readonly HostPattern[];
  /** Locations of nginx's own redirects have no host. */
  readonly relative: boolean;
  /** Where an annotation stands; undefined: the policy is the ConfigMap's. */
  readonly at: (name: string) => Origin | undefined;
}

/** What of the controller's set-up steps rest on: what a policy says, the ConfigMap's part of it too, is in the policy. */
export type SetUp = Pick<Configuration, 'settings' | 'snippetsAllowed' | 'redirectStatus' | 'believesForwarded'>;

/** For which route a policy is written, and under which set-up of the controller. */
export interface WritesFor {
  readonly route: IntentRoute;
  readonly data: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
  /** Other Ingresses send plain requests to https, or might. */
  readonly redirects: boolean;
}

/** The annotations that say a policy, and the objects that they name. */
export interface Written {
  readonly annotations: AnnotationRecord;
  readonly objects?: readonly JsonObject[];
}

/** The annotations with a value, under their whole keys. */
export function said(values: Readonly<Record<string, string | number | boolean | undefined>>): Written {
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]]));
  return { annotations: Object.fromEntries(given.map(([name = '', value = '']) => [annotationKey(name), value])) };
}
