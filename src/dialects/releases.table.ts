import type { ControllerKind } from '#model/routing/controller.js';
import type { Releases } from '#model/routing/releases.js';

/** Which versions of each controller there are, whether or not a dialect models them. */
export const controllerReleases: Readonly<Record<ControllerKind, Releases>> = {
  'ingress-nginx': {
    majors: [
      { major: 0, from: 8, to: 51 },
      { major: 1, from: 0, to: 15 },
    ],
    source:
      'kubernetes/ingress-nginx, releases: controller-v1.15.1 is the last, the project is retired since March 2026',
  },
  traefik: {
    majors: [
      { major: 1, from: 0, to: 7 },
      { major: 2, from: 0, to: 11 },
      { major: 3, from: 0, to: 7 },
    ],
    source: 'traefik/traefik, releases',
  },
  gateway: {
    majors: [
      { major: 0, from: 1, to: 8 },
      { major: 1, from: 0, to: 5 },
    ],
    source: 'kubernetes-sigs/gateway-api, releases: the versions are those of the specification',
  },
};
