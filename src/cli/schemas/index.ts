import { configurationShape } from '#configuration/configuration.table.js';
import { baselineShape, diagnosticsShape, rulesShape, versionShape } from './diagnostics.table.js';
import { expectationsShape, reachChangesShape, reachShape, resourcesShape, resultsShape } from './network.table.js';
import { answersShape, requestsShape, routesShape } from './routing.table.js';
import type { Shape } from '#configuration/shape.js';

/** The documents of the contract, by kind. */
export const schemas: Readonly<Record<string, Shape>> = {
  Diagnostics: diagnosticsShape,
  Baseline: baselineShape,
  Routes: routesShape,
  Answers: answersShape,
  Reach: reachShape,
  ReachChanges: reachChangesShape,
  Results: resultsShape,
  Resources: resourcesShape,
  Rules: rulesShape,
  Version: versionShape,
  Configuration: configurationShape,
  Expectations: expectationsShape,
  Requests: requestsShape,
};
