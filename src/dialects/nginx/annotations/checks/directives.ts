import type { Annotations, Fault } from '../annotations.js';
import { integerOf } from '../annotations.js';
import { faultAt } from './check.js';

/**
 * Values that the controller takes and nginx does not: `nginx -t` fails, and every reload with it. Nothing tests the
 * configuration when an Ingress is admitted. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:445-452)
 */
export function directiveFaults(annotations: Annotations): readonly Fault[] {
  const { values } = annotations;
  const refused = (name: string, wants: string) => faultAt(annotations, name, wants, 'configuration-refused');
  const having = (names: readonly string[], isBad: (value: string) => boolean, wants: string) =>
    names.filter(name => isBad(values.get(name) ?? '')).map(name => refused(name, wants));
  return [
    ...having(positive, value => value.startsWith('-'), 'a number that is not below zero'),
    ...having(oneWord, value => /\s/.test(value), 'a value without blanks'),
    ...having(['proxy-cookie-path'], isCookiePathRefused, 'off, or two paths'),
    ...having(withVariables, hasBrokenVariable, 'a name, or a variable of nginx'),
    ...having(['proxy-ssl-name'], value => /[{}]/.test(value.replace(/\$\{\w+\}/g, '')), 'a name without braces'),
    ...(isBurstRefused(annotations) ? [refused('limit-burst-multiplier', 'a number above zero')] : []),
  ];
}

const positive = [
  'proxy-connect-timeout',
  'proxy-read-timeout',
  'proxy-send-timeout',
  'proxy-next-upstream-timeout',
  'proxy-next-upstream-tries',
  'auth-tls-verify-depth',
  'proxy-ssl-verify-depth',
];

/** The check of their characters takes blanks away, the configuration does not. */
const oneWord = [
  'auth-method',
  'auth-request-redirect',
  'auth-signin',
  'auth-signin-redirect-param',
  'proxy-redirect-from',
  'proxy-redirect-to',
];

const withVariables = ['mirror-host', 'proxy-ssl-name', 'upstream-vhost'];

function isCookiePathRefused(value: string): boolean {
  const words = value.split(/\s+/).filter(word => word !== '');
  return words.length === 1 ? words[0] !== 'off' : words.length > 2;
}

/** A dollar sign before anything but a name. (nginx 1.27, src/http/ngx_http_script.c, "invalid variable name") */
function hasBrokenVariable(value: string): boolean {
  return /\$(?!\w|\{\w+\})/.test(value);
}

function isBurstRefused(annotations: Annotations): boolean {
  const limited = ['limit-rps', 'limit-rpm'].some(name => (integerOf(annotations, name) ?? 0) > 0);
  return limited && (integerOf(annotations, 'limit-burst-multiplier') ?? 1) <= 0;
}
