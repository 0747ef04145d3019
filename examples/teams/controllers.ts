import type { PlatformApp } from '#index.js';
import { ingressNginx, traefik } from '#index.js';
import { teams } from './teams.js';

/** ingress-nginx asks the default backend of a route for its pages, by headers that name the status. */
export function teamsBehindNginx(outdir: string): PlatformApp {
  return teams(ingressNginx(), outdir, sorry => ({
    errors: { statuses: ['503'], backend: sorry },
    defaultBackend: sorry,
  }));
}

/** Traefik asks whatever application it is told for a page by its path. */
export function teamsBehindTraefik(outdir: string): PlatformApp {
  return teams(traefik(), outdir, sorry => ({ errors: { statuses: ['503'], backend: sorry, path: '/' } }));
}
