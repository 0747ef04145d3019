import type { JsonObject } from '#model/json.js';
import { isArray, isObject, itemsOf, numberOf, textOf } from '#model/json.js';
import type { Match } from '#model/match.js';
import { stringsOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import { regexFault } from '../../rule/matchers.js';
import { middlewareFields } from '../middleware-fields.table.js';
import { corsSteps, hasCors, preflightSteps } from './cors.js';
import type { MiddlewareKind } from '../kind.js';
import { broken, happening } from '../kind.js';

/** Custom, CORS and security headers. (traefik v3.7.9, pkg/middlewares/headers: headers.go, header.go, secure.go) */
export const headers: MiddlewareKind = source => {
  const { config } = source;
  const patterns = itemsOf(config['accessControlAllowOriginListRegex']).map(one => textOf(one) ?? '');
  if (patterns.some(pattern => regexFault(pattern) !== undefined)) {
    return broken(source, 'accessControlAllowOriginListRegex', patterns.join(', '), 'regular expressions of RE2');
  }
  const steps = [
    ...preflightSteps(config),
    ...requestSteps(stringsOf(config['customRequestHeaders'])),
    ...allowedHostsSteps(config),
    ...securitySteps(config),
    ...setSteps('response', removals(stringsOf(config['customResponseHeaders']))),
    ...corsSteps(config),
  ];
  return isDefined(config) ? happening(...steps) : broken(source, '', config, 'at least one header to set');
};

// (traefik v3.7.9, pkg/config/dynamic/middlewares.go: HasCustomHeadersDefined, HasSecureHeadersDefined)
function isDefined(config: JsonObject): boolean {
  const isFilled = (field: string): boolean => {
    const value = config[field];
    if (isArray(value)) return value.length > 0;
    return isObject(value) ? Object.keys(value).length > 0 : value === true || (textOf(value) ?? '') !== '';
  };
  return hasCors(config) || numberOf(config['stsSeconds']) !== undefined || defining.some(isFilled);
}

const defining = (middlewareFields['headers'] ?? []).filter(
  field => !field.startsWith('accessControl') && field !== 'stsSeconds',
);

// An empty value takes a header away; Host changes what the backend is asked for.
function requestSteps(custom: Readonly<Record<string, string>>): readonly Step[] {
  const host = Object.entries(custom).find(([name]) => name.toLowerCase() === 'host')?.[1];
  const others = Object.fromEntries(Object.entries(custom).filter(([name]) => name.toLowerCase() !== 'host'));
  return [
    ...setSteps('request', removals(others)),
    ...(host === undefined ? [] : [{ kind: 'set-host', host } satisfies Step]),
  ];
}

function removals(custom: Readonly<Record<string, string>>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(custom).map(([name, value]) => [name, value === '' ? null : value]));
}

function setSteps(of: 'request' | 'response', set: Readonly<Record<string, string | null>>): readonly Step[] {
  return Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of, set }];
}

// (unrolled/secure v1, secure.go: processRequest)
function allowedHostsSteps(config: JsonObject): readonly Step[] {
  const hosts = itemsOf(config['allowedHosts']).filter(one => typeof one === 'string');
  if (hosts.length === 0 || config['isDevelopment'] === true) return [];
  const allowed = hosts.map((host): Match => ({ kind: 'host', host: { kind: 'exact', host: host.toLowerCase() } }));
  const match: Match = { kind: 'not', of: { kind: 'or', of: allowed } };
  return [{ kind: 'respond', status: 500, because: 'the host is not among allowedHosts', when: { match } }];
}

function securitySteps(config: JsonObject): readonly Step[] {
  const frame = textOf(config['customFrameOptionsValue']) ?? (config['frameDeny'] === true ? 'DENY' : undefined);
  const xss =
    textOf(config['customBrowserXSSValue']) ?? (config['browserXssFilter'] === true ? '1; mode=block' : undefined);
  const values: readonly (readonly [string, string | undefined])[] = [
    ['X-Frame-Options', frame],
    ['X-Content-Type-Options', config['contentTypeNosniff'] === true ? 'nosniff' : undefined],
    ['X-Xss-Protection', xss],
    ['Content-Security-Policy', textOf(config['contentSecurityPolicy'])],
    ['Content-Security-Policy-Report-Only', textOf(config['contentSecurityPolicyReportOnly'])],
    ['Referrer-Policy', textOf(config['referrerPolicy'])],
    ['Permissions-Policy', textOf(config['permissionsPolicy'])],
  ];
  const set = Object.fromEntries(
    values.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])),
  );
  return [...setSteps('response', set), ...strictTransport(config)];
}

function strictTransport(config: JsonObject): readonly Step[] {
  const seconds = numberOf(config['stsSeconds']) ?? 0;
  if (seconds === 0 || config['isDevelopment'] === true) return [];
  const subdomains = config['stsIncludeSubdomains'] === true ? '; includeSubDomains' : '';
  const value = `max-age=${seconds}${subdomains}${config['stsPreload'] === true ? '; preload' : ''}`;
  const step: Step = { kind: 'headers', of: 'response', set: { 'Strict-Transport-Security': value } };
  return [config['forceSTSHeader'] === true ? step : { ...step, when: { scheme: 'https' } }];
}
