import type { Place } from '../resources/place.js';

/** A router or service that names a middleware: `shop-strip@kubernetescrd`, with the provider always behind it. */
export interface MiddlewareUse {
  readonly name: string;
  /** Undefined where the static configuration names it. */
  readonly at?: Place;
}
