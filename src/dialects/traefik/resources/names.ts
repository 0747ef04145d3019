/** The provider of Traefik's own kinds, as references call it: `shop-strip@kubernetescrd`. */
export const crdProviderName = 'kubernetescrd';

/** A name as Traefik builds it from parts: runs of anything but letters and digits become one hyphen. (traefik v3.7.9, pkg/provider/configuration.go: Normalize) */
export function normalized(name: string): string {
  return name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(part => part !== '')
    .join('-');
}

/** The name under which Traefik keeps a resource: namespace and name joined, so that two can share one. */
export function idOf(namespace: string, name: string): string {
  return normalized(`${namespace}-${name}`);
}

/** A reference taken apart: `shop-strip@file`. The part behind the last @ is the provider. */
export function splitReference(name: string): { readonly name: string; readonly provider?: string } {
  const at = name.lastIndexOf('@');
  return at < 0 ? { name } : { name: name.slice(0, at), provider: name.slice(at + 1) };
}
