import type { WrittenFeature } from './feature.js';

/** More hosts in the rules of the route: in a rule they are hosts as all others. (write/written-hosts.ts) */
export const serverAliases: WrittenFeature<'serverAliases'> = {
  policy: 'serverAliases',
  keys: [],
  read() {
    return undefined;
  },
  write({ hosts }) {
    const bad = hosts.find(host => !/^(?:\*\.)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/.test(host));
    return bad === undefined
      ? {}
      : { because: `${bad} is no host that Traefik can tell: name it without an expression` };
  },
};
