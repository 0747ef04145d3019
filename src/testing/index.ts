/** The public API for tests, `gatewright/testing`: matchers that hold an app, or manifests, to what is meant. */
export { matchers } from './matchers.js';
export type { GatewrightMatchers } from './matchers.js';
export { clusterOf } from './cluster-of.js';
export type { ClusterOptions, TestedCluster } from './cluster-of.js';
export type { MatcherContext, MatcherResult } from './matcher-result.js';
export type { ExpectedAnswer } from './expected-answer.js';
export type { CleanOptions } from './to-synthesize-cleanly.js';
export type { ControllerOptions } from '#ask/analyze.js';
export type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
export type { Json, JsonObject } from '#model/json.js';
