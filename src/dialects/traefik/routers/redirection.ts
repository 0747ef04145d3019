import type { Resource } from '#model/resource.js';
import { readScheme, schemeSteps } from '../policies/redirects/scheme-redirect.js';
import type { Place } from '../resources/place.js';
import type { Router } from '../dynamic/router.js';
import type { StaticConfiguration } from '../installation/static-configuration.js';

/** The routers that entry points with a redirection bring along: above all others, unless they are told another priority. (traefik v3.7.9, pkg/provider/traefik/internal.go: redirection) */
export function redirectionRouters({ entryPoints }: StaticConfiguration): readonly Router[] {
  return entryPoints.flatMap(({ name, redirection, trustsForwarded }): readonly Router[] => {
    if (!redirection) return [];
    const { scheme, port, permanent, priority, sparesAcme } = redirection;
    const to = readScheme({ scheme, port: String(port), permanent });
    const spared = sparesAcme ? ' && !PathPrefix(`/.well-known/acme-challenge/`)' : '';
    return [
      {
        key: `${name}-redirection`,
        provider: 'internal',
        rule: `HostRegexp(\`^.+$\`)${spared}`,
        syntax: 'v3',
        priority,
        entryPoints: [name],
        entryPointsAt: outside,
        middlewares: [],
        policies: {},
        target: { middlewares: [], steps: schemeSteps(to, { trustsForwarded }), policies: [], services: [] },
        place: outside,
        implicit: true,
      },
    ];
  });
}

const nowhere = { file: '<static configuration>', line: 0, column: 0, endLine: 0, endColumn: 0 };

/** The static configuration in the place of a resource. */
const configuration: Resource = {
  apiVersion: '',
  kind: 'StaticConfiguration',
  namespace: '',
  name: 'traefik',
  value: {},
  locate: () => nowhere,
};

const outside: Place = { resource: configuration, path: [] };
