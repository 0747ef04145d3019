/**
 * The name of a manifest that goes with a route: `web-strip-1x2y3z4`. The ending comes from namespace, route and purpose, so
 * that names differ even where Traefik joins namespace and name with a hyphen and cannot tell `a-b`/`c` from `a`/`b-c`.
 */
export function derivedName(namespace: string, route: string, purpose: string, detail = ''): string {
  const ending = `-${purpose}-${fingerprint([namespace, route, purpose, detail].join('\0'))}`;
  return route.slice(0, longest - ending.length).replace(/[-.]+$/, '') + ending;
}

/** No name of a resource is longer. (Kubernetes v1.36, apimachinery/pkg/util/validation: DNS1123SubdomainMaxLength) */
const longest = 253;

/** FNV-1a over UTF-16 code units, 32 bits, as seven letters and digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(36).padStart(7, '0');
}
