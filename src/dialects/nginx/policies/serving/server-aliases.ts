import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { listIn } from '../reads.js';

/** The annotation that gives a host more names. */
export const serverAliasName = 'server-alias';

/** Without repetition; which servers they join is a step of its own: servers/server-names. (ingress-nginx v1.15.1, internal/ingress/annotations/alias/main.go) */
export const serverAliases: NginxFeature<'serverAliases'> = {
  policy: 'serverAliases',
  keys: [annotationKey(serverAliasName)],
  read: reads => {
    const hosts = [...new Set(listIn(reads, serverAliasName)?.flatMap(namesIn))];
    return hosts.length === 0 ? undefined : { hosts };
  },
  write: ({ hosts }, { route }) => {
    if (hosts.length === 0) return { because: 'no other name of the host is given' };
    const wide = hosts.find(one => !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/i.test(one));
    if (wide !== undefined)
      return {
        because: `a star among the other names of a host takes any number of labels, not one: name the hosts that ${wide} stands for`,
      };
    const taken = hosts.find(one => route.hosts.includes(one));
    if (taken !== undefined)
      return { because: `${taken} is a host of the route itself; leave it out of its other names` };
    if (route.hosts.length !== 1)
      return { because: 'ingress-nginx gives other names to one host; give each host a route of its own' };
    return said({ [serverAliasName]: hosts.join(',') });
  },
};

/** Names with blanks between them, which pass where nobody checks values: nginx serves each. (ingress-nginx v1.11.8, rootfs/etc/nginx/template/nginx.tmpl:687) */
function namesIn(item: string): readonly string[] {
  return item.split(/\s+/);
}
