import type { Annotations } from '../annotations.js';
import { booleanOf, integerOf } from '../annotations.js';

/** What a canary Ingress asks: which requests of another Ingress go to its Services. */
export interface CanaryAsk {
  readonly weight: number;
  /** Counts above 100 only. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/balancer.lua:268-271) */
  readonly total: number;
  readonly header: string;
  readonly headerValue: string;
  readonly headerPattern: string;
  readonly cookie: string;
}

/** Undefined: no canary, whatever else is asked. (ingress-nginx v1.15.1, internal/ingress/annotations/canary/main.go) */
export function canaryAsk(annotations: Annotations): CanaryAsk | undefined {
  if (booleanOf(annotations, 'canary') !== true) return undefined;
  const text = (name: string) => annotations.values.get(name) ?? '';
  return {
    weight: integerOf(annotations, 'canary-weight') ?? 0,
    total: Math.max(100, integerOf(annotations, 'canary-weight-total') ?? 100),
    header: text('canary-by-header'),
    headerValue: text('canary-by-header-value'),
    headerPattern: text('canary-by-header-pattern'),
    cookie: text('canary-by-cookie'),
  };
}
