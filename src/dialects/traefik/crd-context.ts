import type { Context } from './reading-context.js';
import type { CrdProvider } from './static-configuration.js';
import type { TraefikServices } from './traefik-service.js';

/** What the provider of Traefik's kinds reads routes with. */
export interface CrdContext {
  readonly context: Context;
  readonly provider: CrdProvider;
  readonly traefikServices: TraefikServices;
}
