import { anyGiven } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn, booleanOrGlobal, textIn } from '../reads.js';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/log/main.go and opentelemetry/main.go) */
export const observability: NginxFeature<'observability'> = {
  policy: 'observability',
  keys: [
    'enable-access-log',
    'enable-rewrite-log',
    'enable-opentelemetry',
    'opentelemetry-operation-name',
    'opentelemetry-trust-incoming-span',
  ].map(annotationKey),
  read: reads =>
    anyGiven({
      accessLog: booleanIn(reads, 'enable-access-log'),
      rewriteLog: booleanIn(reads, 'enable-rewrite-log'),
      tracing: booleanOrGlobal(reads, 'enable-opentelemetry'),
      operationName: textIn(reads, 'opentelemetry-operation-name'),
      trustsSpans: booleanOrGlobal(reads, 'opentelemetry-trust-incoming-span'),
    }),
  write: ({ accessLog, rewriteLog, tracing, operationName, trustsSpans }) => {
    return said({
      'enable-access-log': accessLog,
      'enable-rewrite-log': rewriteLog,
      'enable-opentelemetry': tracing,
      'opentelemetry-operation-name': operationName,
      'opentelemetry-trust-incoming-span': trustsSpans,
    });
  },
};
