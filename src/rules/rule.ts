import type { Challenge } from '#cluster/acme/challenges.js';
import type { Cluster } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Category, Finding, Severity } from '#model/findings/diagnostic.js';
import type { Consequence, Note } from '#model/findings/note.js';
import type { Path } from '#model/origin.js';
import type { Resource, Subject } from '#model/resource.js';
import type { TraceStep } from '#model/routing/request.js';
import type { RouteTable } from '#model/routing/table.js';
import type { Unreadable } from '#model/unreadable.js';
import type { Violation } from '#model/findings/violation.js';
import type { NetworkModel } from '#network/index.js';

/** All that is known of a cluster, and all that rules may read. Facts are made once (analyze), asked often and never changed. */
export interface Facts {
  /** What is meant as a resource and cannot be read. */
  readonly unreadable: readonly Unreadable[];
  /** @internal */
  readonly violations: readonly Violation[];
  /** @internal */
  readonly cluster: Cluster;
  /** @internal */
  readonly readings: readonly ControllerReading[];
  /** @internal */
  readonly network: NetworkModel;
  /** @internal */
  readonly challenges: readonly FailedChallenge[];
  /** @internal */
  readonly unserved: readonly UnservedIngress[];
}

/** An Ingress that no controller of the cluster serves: the field that keeps it out, and what each of them says. */
export interface UnservedIngress {
  readonly ingress: Resource;
  readonly path: Path;
  readonly because: readonly string[];
}

/** A challenge by which a name is proved to an ACME server, and why the server does not get its answer. */
export interface FailedChallenge {
  readonly challenge: Challenge;
  readonly controller: string;
  /** `cut-off`: the network policies deny the way to the solver; `taken`: something else answers. */
  readonly kind: 'cut-off' | 'taken';
  /** What answers in its place: a Service, a redirect, a status. */
  readonly answer?: string;
  readonly trace: readonly TraceStep[];
  /** The network policy that keeps the controller out. */
  readonly policy?: Resource;
}

/** What one controller of the cluster makes of the manifests. */
export interface ControllerReading {
  readonly settings: ControllerSettings;
  /** The release as which it was read; `assumed` where nothing names one. Absent without a dialect. */
  readonly readAs?: { readonly version: string; readonly assumed: boolean };
  readonly table: RouteTable;
  readonly notes: readonly Note[];
}

/**
 * A check: a generator over facts, without context or state. Its page is made from its metadata and its examples under
 * test/rules/<id>/{bad,good}.yaml.
 */
export interface Rule<Reads extends keyof Facts = keyof Facts> {
  /** `<subject>-<what is wrong>`; never reused. */
  readonly id: string;
  readonly category: Category;
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly summary: string;
  /** What happens when it stays. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** The facts that it reads: touching another does not compile, and a test sees that each is truly read. */
  readonly reads: readonly Reads[];
  check(facts: Pick<Facts, Reads>): Iterable<Finding>;
}

/** Gives a rule its type from what it reads. */
export function rule<Reads extends keyof Facts>(definition: Rule<Reads>): Rule<Reads> {
  return definition;
}

/** The notes of one kind that any controller's reader took. */
export function notesOf<Kind extends Note['kind']>(
  readings: readonly ControllerReading[],
  kind: Kind,
): readonly (Note & { readonly kind: Kind })[] {
  return readings.flatMap(({ notes }) =>
    notes.filter((note): note is Note & { readonly kind: Kind } => note.kind === kind),
  );
}

/** What a controller does where something is missing, in words. */
export function consequenceOf(consequence: Consequence, { kind }: Subject): string {
  switch (consequence.kind) {
    case 'answered':
      return `${answered(consequence.what, kind)} is answered with ${consequence.status}`;
    case 'resource-skipped':
      return `the ${kind} is passed over`;
    case 'route-dropped':
      return 'the route is not served: a less specific one answers in its place, or 404';
    case 'route-dropped-with-protection':
      return 'the route is not served: a less specific one answers without the middleware, or 404';
    case 'route-dropped-with-hosts':
      return 'the route is not served, and its hosts are cut off';
    case 'users-dropped':
      return `every route that uses the ${kind} vanishes`;
    case 'port-closed':
      return 'the controller does not listen on the port, and connections to it are refused';
    case 'certificate-of-controller':
      return 'the controller serves its own certificate, and still redirects to https';
    case 'default-certificate':
      return 'the default certificate is served, and further Secrets of an Ingress are not loaded';
  }
}

function answered(what: (Consequence & { readonly kind: 'answered' })['what'], kind: string): string {
  switch (what) {
    case 'path':
      return 'the path';
    case 'every-path':
      return `every path of the ${kind}`;
    case 'every-request':
      return 'every request';
  }
}
