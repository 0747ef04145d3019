import type { JsonObject } from '#model/json.js';
import { isObject, textOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { WrittenFeature } from '../feature.js';
import { changesOf, headerStep, writtenChanges } from './header-changes.js';

/** Headers for the client: those by name, and those of security. (traefik v3.7.9, pkg/middlewares/headers/header.go, secure.go) */
export const responseHeaders: WrittenFeature<'responseHeaders'> = {
  policy: 'responseHeaders',
  purpose: 'response-headers',
  keys: [
    'headers.customResponseHeaders',
    'headers.frameDeny',
    'headers.customFrameOptionsValue',
    'headers.contentTypeNosniff',
    'headers.browserXssFilter',
    'headers.customBrowserXSSValue',
    'headers.contentSecurityPolicy',
    'headers.contentSecurityPolicyReportOnly',
    'headers.referrerPolicy',
    'headers.permissionsPolicy',
  ],
  read({ headers }) {
    if (!isObject(headers)) return undefined;
    const custom = stringsOf(headers['customResponseHeaders']);
    const named = new Set(Object.keys(custom).map(name => name.toLowerCase()));
    const security = Object.entries(securityIn(headers)).filter(([name]) => !named.has(name.toLowerCase()));
    const changes = changesOf({ ...Object.fromEntries(security), ...custom });
    return Object.keys(changes).length === 0 ? undefined : changes;
  },
  steps(policy) {
    return headerStep('response', policy);
  },
  write(policy) {
    const empty = Object.entries(policy.set ?? {}).find(([, value]) => value === '');
    if (empty) return { because: `Traefik takes a header without a value away: give ${empty[0]} one, or remove it` };
    return { headers: { customResponseHeaders: writtenChanges(policy) } };
  },
};

function securityIn(config: JsonObject): Readonly<Record<string, string>> {
  const frame = textOf(config['customFrameOptionsValue']) ?? (config['frameDeny'] === true ? 'DENY' : '');
  const xss = textOf(config['customBrowserXSSValue']) ?? (config['browserXssFilter'] === true ? '1; mode=block' : '');
  const values: Readonly<Record<string, string>> = {
    'X-Frame-Options': frame,
    'X-Content-Type-Options': config['contentTypeNosniff'] === true ? 'nosniff' : '',
    'X-Xss-Protection': xss,
    'Content-Security-Policy': textOf(config['contentSecurityPolicy']) ?? '',
    'Content-Security-Policy-Report-Only': textOf(config['contentSecurityPolicyReportOnly']) ?? '',
    'Referrer-Policy': textOf(config['referrerPolicy']) ?? '',
    'Permissions-Policy': textOf(config['permissionsPolicy']) ?? '',
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
