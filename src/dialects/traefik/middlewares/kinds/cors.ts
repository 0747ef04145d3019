import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf } from '#model/json.js';
import type { Match } from '#model/match.js';
import type { Step } from '#model/routing/step.js';

/** Whether a headers middleware has anything to do with CORS. (traefik v3.7.9, pkg/config/dynamic/middlewares.go: HasCorsHeadersDefined) */
export function hasCors(config: JsonObject): boolean {
  const isListed = (field: string): boolean => itemsOf(config[field]).length > 0;
  const isOn = (field: string): boolean => config[field] === true;
  const { accessControlMaxAge } = config;
  return lists.some(isListed) || switches.some(isOn) || numberOf(accessControlMaxAge) !== undefined;
}

const switches = ['accessControlAllowCredentials', 'addVaryHeader'];
const lists = [
  'accessControlAllowHeaders',
  'accessControlAllowMethods',
  'accessControlAllowOriginList',
  'accessControlAllowOriginListRegex',
  'accessControlExposeHeaders',
];

/** A preflight is answered with 200 whatever its origin; an origin that is allowed is told so. (header.go: processCorsHeaders) */
export function preflightSteps(config: JsonObject): readonly Step[] {
  if (!hasCors(config)) return [];
  const preflight: Match = {
    kind: 'and',
    of: [{ kind: 'method', method: 'OPTIONS' }, present('Origin'), present('Access-Control-Request-Method')],
  };
  const maxAge = numberOf(config['accessControlMaxAge']) ?? 0;
  const set = Object.fromEntries([
    ...(config['accessControlAllowCredentials'] === true ? [['Access-Control-Allow-Credentials', 'true']] : []),
    ...listed(config, 'accessControlAllowHeaders', 'Access-Control-Allow-Headers'),
    ...listed(config, 'accessControlAllowMethods', 'Access-Control-Allow-Methods'),
    ...(maxAge === 0 ? [] : [['Access-Control-Max-Age', String(maxAge)]]),
  ]) as Record<string, string>; // pairs of texts
  const told = [
    ...(Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of: 'response', set } satisfies Step]),
    ...originSteps(config),
  ];
  return [
    ...told.map(step => ({ ...step, when: { match: both(preflight, step.when?.match) } })),
    { kind: 'respond', status: 200, because: 'a CORS preflight is answered by Traefik', when: { match: preflight } },
  ];
}

/** What the responses of the backend are given. (header.go: PostRequestModifyResponseHeaders) */
export function corsSteps(config: JsonObject): readonly Step[] {
  const credentials = config['accessControlAllowCredentials'] === true;
  const exposed = itemsOf(config['accessControlExposeHeaders']).filter(one => typeof one === 'string');
  const exposes = exposed.length > 0 && !(credentials && exposed.includes('*'));
  const set = {
    ...(credentials && { 'Access-Control-Allow-Credentials': 'true' }),
    ...(exposes && { 'Access-Control-Expose-Headers': exposed.join(',') }),
  };
  return [
    ...originSteps(config),
    ...(Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of: 'response', set } satisfies Step]),
  ];
}

// Where the request's own origin is sent back, what the header holds is not in the manifests.
function originSteps(config: JsonObject): readonly Step[] {
  const origins = itemsOf(config['accessControlAllowOriginList']).filter(one => typeof one === 'string');
  const allow = (value: string): Step => ({
    kind: 'headers',
    of: 'response',
    set: { 'Access-Control-Allow-Origin': value },
  });
  if (origins.includes('*')) return config['accessControlAllowCredentials'] === true ? [] : [allow('*')];
  return origins.map(origin => ({
    ...allow(origin),
    when: { match: { kind: 'header', name: 'Origin', value: { kind: 'exact', value: origin } } },
  }));
}

function listed(config: JsonObject, field: string, header: string): readonly (readonly string[])[] {
  const values = itemsOf(config[field]).filter(one => typeof one === 'string');
  return values.length === 0 ? [] : [[header, values.join(',')]];
}

function present(name: string): Match {
  return { kind: 'header', name, value: { kind: 'regex', regex: { flavour: 're2', pattern: '.', ignoreCase: false } } };
}

function both(one: Match, other: Match | undefined): Match {
  return other ? { kind: 'and', of: [one, other] } : one;
}
