import type { Change } from '#model/findings/diagnostic.js';
import type { JsonObject } from '#model/json.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { Engine } from '../engine/engine.js';
import type { SideEvaluation } from '../explain/evaluate-side.js';
import type { PortSet } from '../algebra/port-set.js';

/** A small change that would turn a verdict: edits of manifests, in the order in which they are to be made, or a manifest more. */
export interface SmallestChange {
  readonly changes: readonly Change[];
  readonly manifests: readonly JsonObject[];
}

/** One side of the connection whose verdict is to be turned. */
export interface SideToChange {
  readonly engine: Engine;
  readonly near: Endpoint;
  readonly far: Endpoint;
  readonly evaluation: SideEvaluation;
  /** The ports that it is about. */
  readonly ports: PortSet;
}
