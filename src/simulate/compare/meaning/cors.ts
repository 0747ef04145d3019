import type { Match, ValueMatch } from '#model/match.js';
import type { Cors } from '#model/policies/headers.js';
import type { Step } from '#model/routing/step.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import type { MeantPlace } from './place.js';
import { unsaid } from './place.js';

const options: Match = { kind: 'method', method: 'OPTIONS' };

/** A preflight of an origin that may come is answered at once. What other OPTIONS requests get is the controller's. */
export function preflightSteps(cors: Cors, { conventions }: MeantPlace): readonly Step[] {
  const asks: Match = { kind: 'header', name: 'Access-Control-Request-Method', value: matching('.') };
  const preflight: Match = { kind: 'and', of: [options, asks, allowed(cors)] };
  const set = {
    ...(cors.methods && { 'Access-Control-Allow-Methods': cors.methods.join(', ') }),
    ...(cors.headers && { 'Access-Control-Allow-Headers': cors.headers.join(', ') }),
    ...(cors.maxAge !== undefined && { 'Access-Control-Max-Age': String(cors.maxAge) }),
    ...(cors.credentials && { 'Access-Control-Allow-Credentials': 'true' }),
  };
  const told: readonly Step[] = [
    ...(Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of: 'response', set } satisfies Step]),
    ...originSteps(cors),
    { kind: 'respond', status: conventions.preflight, because: 'a preflight request is answered' },
  ];
  return [...told.map(step => meeting(preflight, step)), ...otherOptionsSteps()];
}

/** Where a route sends its requests elsewhere, whether preflights are answered before is the controller's. */
export function otherOptionsSteps(): readonly Step[] {
  return [meeting(options, unsaid('what an OPTIONS request gets that is no preflight is not said'))];
}

/** What answers of the backend say of the origin: nothing to one that may not come. */
export function corsSteps(cors: Cors): readonly Step[] {
  const set = {
    ...(cors.credentials && { 'Access-Control-Allow-Credentials': 'true' }),
    ...(cors.exposed && { 'Access-Control-Expose-Headers': cors.exposed.join(', ') }),
  };
  const stranger: Match = { kind: 'not', of: allowed(cors) };
  return [
    ...(Object.keys(set).length === 0 ? [] : [meeting(allowed(cors), { kind: 'headers', of: 'response', set })]),
    ...originSteps(cors),
    ...(cors.origins.includes('*') ? [] : [meeting(stranger, allowOrigin(null))]),
  ];
}

/** Which origin is told. One that is sent back as it came is nothing that a table could tell. */
function originSteps({ origins, credentials }: Cors): readonly Step[] {
  if (origins.includes('*')) return credentials ? [] : [allowOrigin('*')];
  return origins
    .filter(origin => !origin.includes('*'))
    .map(origin => meeting(from({ kind: 'exact', value: origin }), allowOrigin(origin)));
}

function allowOrigin(value: string | null): Step {
  return { kind: 'headers', of: 'response', set: { 'Access-Control-Allow-Origin': value } };
}

function allowed({ origins, originPatterns = [] }: Cors): Match {
  if (origins.includes('*')) return from(matching('.'));
  return { kind: 'or', of: [...origins.map(originMatch), ...originPatterns.map(matching)].map(from) };
}

/** A star stands for one label. */
function originMatch(origin: string): ValueMatch {
  if (!origin.includes('*')) return { kind: 'exact', value: origin };
  return matching(`^${literalPattern(origin).replace('\\*', '[A-Za-z0-9-]+')}$`);
}

function from(value: ValueMatch): Match {
  return { kind: 'header', name: 'Origin', value };
}

function matching(pattern: string): ValueMatch {
  return { kind: 'regex', regex: { flavour: 're2', pattern, ignoreCase: false } };
}

function meeting(match: Match, step: Step): Step {
  const own = step.when?.match;
  return { ...step, when: { ...step.when, match: own ? { kind: 'and', of: [match, own] } : match } };
}
