import type { Effect } from '#model/findings/diagnostic.js';

/**
 * What becomes of a value that nobody checks and that would not pass: until v1.12 the characters of values were looked at only where
 * --enable-annotation-validation asks for it. Booleans, numbers and addresses are read all the same. `taken`: as it stands; the first
 * pattern counts that the value fits, and of one that fits none nothing can be told: it may hold directives. (ingress-nginx v1.9.3 to
 * v1.11.8, internal/ingress/annotations, one parser a folder; rootfs/etc/nginx/template/nginx.tmpl, for what stands in quotes)
 */
export const uncheckedValues: Readonly<Record<string, Effect | readonly UncheckedValue[]>> = {
  affinity: 'ignored',
  'affinity-canary-behavior': 'ignored',
  'affinity-mode': 'ignored',
  'app-root': taken(/^[^\s;{}"'\\$%]*$/),
  'auth-cache-duration': taken(/^[^;{}"'\\$]*$/),
  'auth-cache-key': taken(/^[^'\\]*$/),
  'auth-method': taken(/^[^;{}"'\\$#]*$/),
  'auth-proxy-set-headers': taken(/^/),
  'auth-realm': taken(/^[^"\\$]*$/),
  'auth-request-redirect': taken(/^[^;{}"'\\]*$/),
  'auth-response-headers': [[/^[-\w,\s]*$/, 'taken'], anythingElse('location-denied')],
  'auth-secret': taken(/^/),
  'auth-secret-type': 'location-denied',
  'auth-signin': taken(/^https?:[^\s;{}"'\\]*$/),
  'auth-signin-redirect-param': taken(/^[^;{}"'\\]*$/),
  'auth-tls-error-page': taken(/^(?!#)[^\s;{}"'\\]*$/),
  'auth-tls-match-cn': taken(/^(?!#)[^\s;{}"'\\]*$/),
  'auth-tls-secret': taken(/^/),
  'auth-tls-verify-client': 'ignored',
  'auth-type': 'location-denied',
  'auth-url': taken(/^https?:[^\s;{}"'\\]*$/),
  'backend-protocol': 'ignored',
  'canary-by-cookie': taken(/^/),
  'canary-by-header': taken(/^/),
  'canary-by-header-pattern': taken(/^/),
  'canary-by-header-value': taken(/^/),
  'client-body-buffer-size': 'ignored',
  'connection-proxy-header': [
    [/^(?!#)[^\s;{}"'\\$]+$/, 'taken'],
    [/^[^;{}"'\\$#]+$/, 'configuration-refused'],
  ],
  'cors-allow-headers': 'ignored',
  'cors-allow-methods': 'ignored',
  'cors-allow-origin': taken(/^/),
  'cors-expose-headers': 'ignored',
  'custom-headers': taken(/^/),
  'custom-http-errors': [
    [/^[345]\d\d(?:,[345]\d\d)*$/, 'taken'],
    [/^[-+]?\d+(?:,[-+]?\d+)*$/, 'configuration-refused'],
    anythingElse('ignored'),
  ],
  'default-backend': taken(/^/),
  'fastcgi-index': taken(/^[^"\\]*$/),
  'fastcgi-params-configmap': taken(/^/),
  'from-to-www-redirect': 'others-ignored',
  'limit-allowlist': 'others-ignored',
  'load-balance': 'ignored',
  'mirror-host': taken(/^[^\s;{}"'\\]*$/),
  'mirror-request-body': 'ignored',
  'mirror-target': taken(/^https?:\/\/[^\s;{}"'\\]*$/),
  'modsecurity-transaction-id': taken(/^[^"\\]*$/),
  'opentelemetry-operation-name': taken(/^(?!#)[^\s;{}"'\\$]*$/),
  'permanent-redirect': taken(/^(?!#)[^\s;{}"'\\]*$/),
  'permanent-redirect-code': 'others-ignored',
  'proxy-body-size': 'ignored',
  'proxy-buffer-size': [refused()],
  'proxy-buffering': [[/^(?:on|off)$/i, 'taken'], refused()],
  'proxy-cookie-domain': taken(/^[^;{}"'\\]*$/),
  'proxy-cookie-path': taken(/^[^;{}"'\\]*$/),
  'proxy-http-version': [refused()],
  'proxy-max-temp-file-size': 'ignored',
  'proxy-next-upstream': [
    [
      /^(?:\s*(?:error|timeout|invalid_header|non_idempotent|updating|off|http_(?:403|404|429|50[0234]))(?!\S))*\s*$/,
      'taken',
    ],
    refused(),
  ],
  'proxy-redirect-from': taken(/^(?!#)[^;{}"'\\]*$/),
  'proxy-redirect-to': taken(/^(?!#)[^;{}"'\\]*$/),
  'proxy-request-buffering': [[/^(?:on|off)$/i, 'taken'], refused()],
  'proxy-ssl-ciphers': taken(/^[^\s;{}"'\\$]*$/),
  'proxy-ssl-name': taken(/^(?!#)[^\s;{}"'\\]*$/),
  'proxy-ssl-protocols': 'ignored',
  'proxy-ssl-secret': taken(/^/),
  'proxy-ssl-server-name': 'ignored',
  'proxy-ssl-verify': 'ignored',
  'rewrite-target': taken(/^(?!#)[^\s;{}"'\\]*$/),
  satisfy: 'ignored',
  'server-alias': taken(/^[^;{}"'\\#]*$/),
  'session-cookie-domain': taken(/^[^\s;{}"'\\$]*$/),
  'session-cookie-expires': 'ignored',
  'session-cookie-max-age': 'ignored',
  'session-cookie-name': taken(/^[^\s;{}"'\\$]*$/),
  'session-cookie-path': taken(/^[^\s;{}"'\\$]*$/),
  'session-cookie-samesite': 'ignored',
  'ssl-ciphers': taken(/^[^\s;{}"'\\$]*$/),
  'temporal-redirect': taken(/^(?!#)[^\s;{}"'\\]*$/),
  'upstream-hash-by': taken(/^/),
  'upstream-vhost': taken(/^[^"\\]*$/),
  'x-forwarded-prefix': taken(/^[^"\\$]*$/),
};

/** What becomes of the values that a pattern fits. */
export type UncheckedValue = readonly [pattern: RegExp, effect: Effect | 'taken'];

function taken(pattern: RegExp): readonly UncheckedValue[] {
  return [[pattern, 'taken']];
}

function anythingElse(effect: Effect): UncheckedValue {
  return [/^/, effect];
}

/** Words that nginx does not know where they stand. */
function refused(): UncheckedValue {
  return [/^[^;{}"'\\$#]*$/, 'configuration-refused'];
}
