import type { JsonObject } from '#model/json.js';
import { isObject, numberOf } from '#model/json.js';
import type { Match, ValueMatch } from '#model/match.js';
import type { Cors, CorsTexts } from '#model/policies/headers.js';
import type { HeaderValue } from '#model/routing/header-source.js';
import type { Step } from '#model/routing/step.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { regexFault } from '../../rule/matchers.js';
import { flagIn } from '../../values/flag.js';
import { given } from '../../values/given.js';
import { someTexts, textsOf } from '../../values/texts.js';
import type { StepPlace, WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/config/dynamic/middlewares.go: HasCorsHeadersDefined; pkg/middlewares/headers/header.go) */
export const cors: WrittenFeature<'cors'> = {
  policy: 'cors',
  purpose: 'cors',
  keys: [
    'headers.accessControlAllowCredentials',
    'headers.accessControlAllowHeaders',
    'headers.accessControlAllowMethods',
    'headers.accessControlAllowOriginList',
    'headers.accessControlAllowOriginListRegex',
    'headers.accessControlExposeHeaders',
    'headers.accessControlMaxAge',
    'headers.addVaryHeader',
  ],
  read({ headers }, noted) {
    if (!isObject(headers)) return undefined;
    const patterns = textsOf(headers['accessControlAllowOriginListRegex']);
    if (patterns.some(pattern => regexFault(pattern) !== undefined)) {
      const key = 'headers.accessControlAllowOriginListRegex';
      noted(key, 'regular expressions of RE2', patterns.join(', '));
    }
    const named = originsIn(headers);
    const asked = { ...askedIn(headers), ...named };
    const isAsked = named.origins.length > 0 || Object.keys(asked).length > 1;
    return isAsked ? { ...asked, ...switchesIn(headers) } : undefined;
  },
  preflight: preflightSteps,
  steps: answerSteps,
  write(policy) {
    const { origins, originPatterns = [], credentials, maxAge, vary } = policy;
    if (origins.length === 0 && originPatterns.length === 0)
      return { because: 'no origin may use the route: name one, or leave CORS out' };
    if (maxAge === 0) return { because: 'Traefik tells browsers nothing of 0 seconds: leave maxAge out' };
    const bad = originPatterns.find(pattern => regexFault(pattern) !== undefined);
    if (bad !== undefined) return { because: `${bad} is no regular expression of RE2: write it as one` };
    const whole = origins.filter(origin => !isWildcard(origin));
    const patterns = [...origins.filter(isWildcard).map(patternOf), ...originPatterns];
    const config = given({
      accessControlAllowOriginList: whole.length > 0 ? whole : undefined,
      accessControlAllowOriginListRegex: patterns.length > 0 ? patterns : undefined,
      accessControlAllowMethods: listOf('methods', policy),
      accessControlAllowHeaders: listOf('headers', policy),
      accessControlExposeHeaders: listOf('exposed', policy),
      accessControlAllowCredentials: credentials,
      accessControlMaxAge: maxAge,
      addVaryHeader: vary,
    });
    return { headers: config };
  },
};

/** Items go on as they are, with commas between them: a list that is to be sent as it stands is parted there. */
function listOf(list: keyof CorsTexts, { sent, ...policy }: Cors): readonly string[] | undefined {
  return sent?.[list]?.split(',') ?? policy[list];
}

function switchesIn(config: JsonObject): Pick<Cors, 'credentials' | 'vary'> {
  return given({
    credentials: flagIn(config['accessControlAllowCredentials']),
    vary: flagIn(config['addVaryHeader']),
  });
}

// Traefik reads nothing of CORS in lists that are empty and switches that are off.
function askedIn(config: JsonObject): Omit<Cors, 'origins'> {
  const onlyOn = (field: string): boolean | undefined => (flagIn(config[field]) === true ? true : undefined);
  return given({
    methods: someTexts(config['accessControlAllowMethods']),
    headers: someTexts(config['accessControlAllowHeaders']),
    exposed: someTexts(config['accessControlExposeHeaders']),
    credentials: onlyOn('accessControlAllowCredentials'),
    maxAge: numberOf(config['accessControlMaxAge']),
    vary: onlyOn('addVaryHeader'),
  });
}

/** A preflight is answered with 200 whatever its origin; an origin that is allowed is told so. (header.go: processCorsHeaders) */
function preflightSteps(policy: Cors, place: StepPlace): readonly Step[] {
  const preflight: Match = {
    kind: 'and',
    of: [{ kind: 'method', method: 'OPTIONS' }, present('Origin'), present('Access-Control-Request-Method')],
  };
  const { credentials, headers = [], methods = [], maxAge = 0 } = policy;
  const set = {
    ...(credentials && { 'Access-Control-Allow-Credentials': 'true' }),
    ...(headers.length > 0 && { 'Access-Control-Allow-Headers': headers.join(',') }),
    ...(methods.length > 0 && { 'Access-Control-Allow-Methods': methods.join(',') }),
    ...(maxAge !== 0 && { 'Access-Control-Max-Age': String(maxAge) }),
  };
  return [
    ...[...setSteps(set), ...originSteps(policy, place)].map(step => ({
      ...step,
      when: { match: both(preflight, step.when?.match) },
    })),
    { kind: 'respond', status: 200, because: 'a CORS preflight is answered by Traefik', when: { match: preflight } },
  ];
}

/** What the responses of the backend are given. (header.go: PostRequestModifyResponseHeaders) */
function answerSteps(policy: Cors, place: StepPlace): readonly Step[] {
  const { credentials, exposed = [] } = policy;
  const exposes = exposed.length > 0 && !(credentials && exposed.includes('*'));
  const set = {
    ...(credentials && { 'Access-Control-Allow-Credentials': 'true' }),
    ...(exposes && { 'Access-Control-Expose-Headers': exposed.join(',') }),
  };
  return [...originSteps(policy, place), ...setSteps(set)];
}

/** The first of the list that takes the origin is told, else the origin itself where an expression takes it. (header.go: matchOrigin) */
function originSteps({ origins, originPatterns = [], credentials }: Cors, { does }: StepPlace): readonly Step[] {
  const star = origins.indexOf('*');
  const exact = (star < 0 ? origins : origins.slice(0, star)).filter(origin => !isWildcard(origin));
  const named = exact.flatMap(origin => meeting({ kind: 'exact', value: origin }, allowOrigin(origin)));
  if (star >= 0) {
    const reflects = credentials === true && does('originForCredentials');
    return [...(reflects ? [allowOrigin(''), ...reflected('.')] : [allowOrigin('*')]), ...named];
  }
  return [...[...origins.filter(isWildcard).map(patternOf), ...originPatterns].flatMap(reflected), ...named];
}

/** An origin that the expression takes is sent back as it came. */
function reflected(pattern: string): readonly Step[] {
  const regex = { flavour: 're2', pattern, ignoreCase: false } as const;
  return meeting({ kind: 'regex', regex }, allowOrigin({ kind: 'sent', header: 'Origin' }));
}

function meeting(value: ValueMatch, step: Step): readonly Step[] {
  return [{ ...step, when: { match: { kind: 'header', name: 'Origin', value } } }];
}

function allowOrigin(value: HeaderValue): Step {
  return { kind: 'headers', of: 'response', set: { 'Access-Control-Allow-Origin': value } };
}

function setSteps(set: Readonly<Record<string, string>>): readonly Step[] {
  return Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of: 'response', set }];
}

function present(name: string): Match {
  return { kind: 'header', name, value: { kind: 'regex', regex: { flavour: 're2', pattern: '.', ignoreCase: false } } };
}

function both(one: Match, other: Match | undefined): Match {
  return other ? { kind: 'and', of: [one, other] } : one;
}

function isWildcard(origin: string): boolean {
  return origin !== '*' && origin.includes('*');
}

// What stands for a wildcard is told as one; a star in the list stands for itself.
function originsIn(config: JsonObject): Pick<Cors, 'origins' | 'originPatterns'> {
  const listed = textsOf(config['accessControlAllowOriginList']);
  const patterns = textsOf(config['accessControlAllowOriginListRegex']);
  const origins = [...listed.filter(one => !isWildcard(one)), ...patterns.filter(isOrigin).map(originOf)];
  const others = [...listed.filter(isWildcard).map(literalOf), ...patterns.filter(one => !isOrigin(one))];
  return { origins, ...(others.length > 0 && { originPatterns: others }) };
}

function literalOf(origin: string): string {
  return `^${literalPattern(origin)}$`;
}

function isOrigin(pattern: string): boolean {
  return isWildcard(originOf(pattern)) && patternOf(originOf(pattern)) === pattern;
}

function originOf(pattern: string): string {
  return pattern.slice(1, -1).replaceAll(label, '*').replaceAll('\\', '');
}

const label = '[A-Za-z0-9-]+';

// A star stands for one label.
function patternOf(origin: string): string {
  return `^${literalPattern(origin).replaceAll('\\*', label)}$`;
}
