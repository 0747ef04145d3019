import type { Effect } from '#model/findings/diagnostic.js';

/**
 * What becomes of a value that nobody checks and that would not pass: until v1.12 the characters of values were looked at only where
 * --enable-annotation-validation asks for it. Booleans, numbers and addresses are read all the same. `taken`: as it stands, where
 * it holds nothing that ends a word of nginx's configuration. (ingress-nginx v1.11.8, internal/ingress/annotations, one parser a folder)
 */
export const uncheckedValues: Readonly<Record<string, { readonly taken: RegExp } | Effect>> = {
  'permanent-redirect': { taken: /^https?:[^\s;{}"'\\]*$/ },
  'temporal-redirect': { taken: /^https?:[^\s;{}"'\\]*$/ },
  'rewrite-target': { taken: /^[^\s;{}"'\\#?%]*$/ },
  'app-root': { taken: /^[^\s;{}"'\\$?#%]*$/ },
  'x-forwarded-prefix': { taken: /^[^\s;{}"'\\$]*$/ },
  'cors-allow-headers': { taken: /^[^;{}"'\\$]*$/ },
  'cors-allow-methods': { taken: /^[^;{}"'\\$]*$/ },
  'cors-expose-headers': { taken: /^[^;{}"'\\$]*$/ },
  'auth-realm': { taken: /^[^"\\$]*$/ },
  'auth-url': { taken: /^https?:[^\s;{}"'\\]*$/ },
  'auth-signin': { taken: /^https?:[^\s;{}"'\\]*$/ },
  'proxy-cookie-path': { taken: /^[^;{}"'\\]*$/ },
  'proxy-cookie-domain': { taken: /^[^;{}"'\\]*$/ },
  'session-cookie-name': { taken: /^[^\s;{}"'\\$]*$/ },
  'session-cookie-path': { taken: /^[^\s;{}"'\\$]*$/ },
  'session-cookie-domain': { taken: /^[^\s;{}"'\\$]*$/ },
  affinity: 'ignored',
  'backend-protocol': 'ignored',
  'auth-tls-verify-client': 'ignored',
  satisfy: 'ignored',
  'proxy-body-size': 'ignored',
  'client-body-buffer-size': 'ignored',
  'proxy-max-temp-file-size': 'ignored',
  'from-to-www-redirect': 'others-ignored',
  'permanent-redirect-code': 'others-ignored',
  'limit-allowlist': 'others-ignored',
};
