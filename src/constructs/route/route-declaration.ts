import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import type { IntentRoute, Refusal } from '#model/routing/intent.js';
import type { NamedExposure } from '../exposure/exposures.js';
import { propOf, valueAt } from '../exposure/prop-of.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { markCopy } from '../tree/copy.js';
import { settleChildren, settledChildren } from '../tree/settled-children.js';
import { settle } from '../tree/settlement.js';
import type { Writing } from './writing.js';
import { writingOf } from './writing.js';

/** The props by which a route is asked for, and what stands before them in messages: `expose.1.`. */
export type AskedAs = Pick<NamedExposure, 'exposure' | 'prefix'>;

/**
 * A route that a construct asks for, with its manifests below it: first as if it were the only one, then as all routes of its
 * platform settle it, since those of one host depend on each other.
 */
export class RouteDeclaration extends Construct {
  /** The route as its author means it. */
  readonly route: IntentRoute;
  /** The platform whose controllers it is written for. */
  readonly platform: PlatformSettings;
  /** What it writes as long as it is the only one. */
  readonly alone: readonly JsonObject[];
  readonly #asked: AskedAs;
  #refusals: readonly Refusal[];

  constructor(scope: Construct, id: string, route: IntentRoute, platform: PlatformSettings, asked: AskedAs) {
    super(scope, id);
    this.route = route;
    this.#asked = asked;
    this.platform = platform;
    const { written, refusals } = writingOf([route], platform.controllers);
    this.alone = written.map(one => one.manifest);
    this.#refusals = refusals;
    settleChildren(this, this.alone);
    markCopy(this);
    this.node.addValidation({ validate: () => [...this.#faults(scope)] });
  }

  /** The manifests of the route. */
  get objects(): readonly ApiObject[] {
    return settledChildren(this);
  }

  /** What it is among all routes of its platform. */
  settleTo({ written, refusals }: Writing): void {
    this.#refusals = refusals;
    settleChildren(
      this,
      written.map(one => one.manifest),
    );
  }

  /** What the controllers cannot do; of what is at fault by itself they need not speak. */
  #faults(asking: Construct): readonly string[] {
    settle(this);
    if (this.#refusals.length === 0 || asking.node.validate().length > 0) return [];
    return [...new Set(this.#refusals.map(one => this.#named(one)))];
  }

  #named(refusal: Refusal): string {
    const { exposure, prefix } = this.#asked;
    const prop = propOf(refusal, this.route.policies);
    if (prop !== undefined) return `${prefix}${prop}: ${withValue(refusal.because, valueAt(exposure, prop))}`;
    return prefix.includes('.', 'expose.'.length) ? `${prefix.slice(0, -1)}: ${refusal.because}` : refusal.because;
  }

  /** Whether a construct declares a route. */
  static isDeclaration(construct: IConstruct): construct is RouteDeclaration {
    return #refusals in construct;
  }
}

/** What is said of a value names it: `30s is asked for, and Traefik waits …`. */
function withValue(because: string, value: string | undefined): string {
  return value === undefined || because.includes(value) ? because : `${value} is asked for, and ${because}`;
}
