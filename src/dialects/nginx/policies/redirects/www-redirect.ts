import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn } from '../reads.js';
import { isRedirectLost, wwwRedirectName } from './redirect-group.js';

/** Which hosts it joins is a step of its own: servers/www-redirects. (ingress-nginx v1.15.1, internal/ingress/annotations/redirect/redirect.go) */
export const wwwRedirect: NginxFeature<'wwwRedirect'> = {
  policy: 'wwwRedirect',
  keys: [annotationKey(wwwRedirectName)],
  read: reads => {
    const enabled = isRedirectLost(reads) ? undefined : booleanIn(reads, wwwRedirectName);
    return enabled === undefined ? undefined : { enabled };
  },
  write: ({ enabled }, { route: { hosts } }) => {
    const isPlain = hosts.length > 0 && hosts.every(host => !host.includes('*'));
    if (enabled && !isPlain)
      return {
        because: 'ingress-nginx redirects to names of hosts, with or without www; name hosts without a wildcard',
      };
    return said({ [wwwRedirectName]: enabled });
  },
};
