import type { Facts } from '#facts/facts.js';
import type { Category, Finding, Severity } from '#model/findings/diagnostic.js';
import type { Consequence } from '#model/findings/note.js';
import type { Subject } from '#model/resource.js';

/** What every rule says of itself. Its page is made from this and from its examples under test/rules/<id>/{bad,good}.yaml. */
interface Described<Reads extends keyof Facts> {
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
}

/** A rule over facts: a generator, without context or state. */
export interface FactRule<Reads extends keyof Facts = keyof Facts> extends Described<Reads> {
  check(facts: Pick<Facts, Reads>): Iterable<Finding>;
}

/** A rule over what the others found, which it reviews once all of them have: also where nothing of its own is shown. */
export interface FindingRule<Reads extends keyof Facts = keyof Facts> extends Described<Reads> {
  review<Found extends Finding>(found: readonly Found[], facts: Pick<Facts, Reads>): Reviewed<Found>;
}

/** What a review makes of findings: those that stay, and its own in place of the others. */
export interface Reviewed<Found> {
  readonly kept: readonly Found[];
  readonly told: readonly Finding[];
}

export type Rule = FactRule | FindingRule;

/** Gives a rule its type from what it reads. */
export function rule<Reads extends keyof Facts>(definition: FactRule<Reads>): FactRule<Reads> {
  return definition;
}

/** The same for a rule over findings. */
export function findingRule<Reads extends keyof Facts>(definition: FindingRule<Reads>): FindingRule<Reads> {
  return definition;
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
