import type { HostPattern } from '../match.js';

/** A host as people write it: `shop.example.com`, `*.example.com`, `*`; a regular expression after `~`. */
export function hostText(host: HostPattern): string {
  switch (host.kind) {
    case 'any':
      return '*';
    case 'exact':
      return host.host;
    case 'wildcard':
      return `*.${host.suffix}`;
    case 'regex':
      return `~${host.regex.pattern}`;
  }
}
