import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanOrGlobal, textIn } from '../reads.js';

const names = ['enable-modsecurity', 'enable-owasp-core-rules', 'modsecurity-snippet', 'modsecurity-transaction-id'];

/** (ingress-nginx v1.15.1, internal/ingress/annotations/modsecurity/main.go) */
export const firewall: NginxFeature<'firewall'> = {
  policy: 'firewall',
  keys: names.map(annotationKey),
  read: reads => {
    const enabled = booleanOrGlobal(reads, 'enable-modsecurity');
    const rules = textIn(reads, 'modsecurity-snippet');
    if (enabled === undefined && rules === undefined) return undefined;
    return {
      enabled: enabled ?? false,
      ...given({
        coreRules: booleanOrGlobal(reads, 'enable-owasp-core-rules', 'enable-owasp-modsecurity-crs'),
        rules,
        transactionId: textIn(reads, 'modsecurity-transaction-id'),
      }),
    };
  },
  write: ({ enabled, coreRules, rules, transactionId }) =>
    said({
      'enable-modsecurity': enabled,
      'enable-owasp-core-rules': coreRules,
      'modsecurity-snippet': rules,
      'modsecurity-transaction-id': transactionId,
    }),
};
