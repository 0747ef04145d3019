import type { Escaping } from '#model/routing/table.js';

const kept = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~$&+,/:;=@';

/** What Go leaves as it stands in a path that it builds, and with what it takes one as it was written. (Go 1.25, net/url/url.go: shouldEscape with encodePath, validEncoded, EscapedPath) */
export const escaping = { path: kept, written: `${kept}!'()*[]` } as const satisfies Escaping;
