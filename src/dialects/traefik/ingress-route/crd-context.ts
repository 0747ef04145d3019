import type { Context } from '../context/reading-context.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import type { TraefikServices } from '../services/traefik-service.js';

/** What the provider of Traefik's kinds reads routes with. */
export interface CrdContext {
  readonly context: Context;
  readonly provider: CrdProvider;
  readonly traefikServices: TraefikServices;
}
