import type { Hsts } from '#model/policies/headers.js';
import type { Configuration } from '../../installation/configuration.js';
import { booleanIn } from '../../installation/configuration.js';
import { goInteger } from '../../values/go-values.js';
import type { NginxFeature } from '../feature.js';

/** The ConfigMap says it for all routes. Sent over https, whatever the certificate. (ingress-nginx v1.15.1, rootfs/etc/nginx/lua/lua_ingress.lua:178-189) */
export const hsts: NginxFeature<'hsts'> = {
  policy: 'hsts',
  keys: [],
  read: ({ configuration }) => globalHsts(configuration),
  steps: ({ maxAge, includeSubdomains, preload }) => {
    const parts = [
      `max-age=${maxAge}`,
      ...(includeSubdomains === true ? ['includeSubDomains'] : []),
      ...(preload === true ? ['preload'] : []),
    ];
    const set = { 'Strict-Transport-Security': parts.join('; ') };
    return [{ kind: 'headers', of: 'response', set, when: { scheme: 'https' } }];
  },
  write: (policy, { data }) => {
    const global = globalHsts({ data });
    if (global && JSON.stringify(ordered(policy)) === JSON.stringify(ordered(global))) return { annotations: {} };
    const says = global
      ? `max-age ${global.maxAge}${global.includeSubdomains === true ? ' with subdomains' : ''}${global.preload === true ? ' and preload' : ''}`
      : 'nothing';
    return {
      because: `ingress-nginx sends Strict-Transport-Security for all routes as hsts of its ConfigMap has it: ${says}; ask for the same, or leave it out`,
    };
  },
};

function globalHsts({ data }: Pick<Configuration, 'data'>): Hsts | undefined {
  if (!booleanIn(data, 'hsts', true)) return undefined;
  return {
    maxAge: goInteger(data['hsts-max-age'] ?? '') ?? 31536000,
    includeSubdomains: booleanIn(data, 'hsts-include-subdomains', true),
    preload: booleanIn(data, 'hsts-preload', false),
    always: false,
  };
}

function ordered({ maxAge, includeSubdomains = false, preload = false, always = false }: Hsts) {
  return [maxAge, includeSubdomains, preload, always];
}
