/** A resource as a name within Traefik means it: `shop-strip`. */
export interface ResourceId {
  readonly namespace: string;
  readonly name: string;
}

/** The name does not tell where its namespace ends: the namespace of who names it is tried first, then the longest known. */
export function splitResourceId(id: string, own: string, namespaces: ReadonlySet<string>): ResourceId {
  const namespace = namespaceIn(id, own, namespaces);
  return { namespace, name: id.startsWith(`${namespace}-`) ? id.slice(namespace.length + 1) : id };
}

function namespaceIn(id: string, own: string, namespaces: ReadonlySet<string>): string {
  if (id.startsWith(`${own}-`) || !id.includes('-')) return own;
  for (let at = id.lastIndexOf('-'); at > 0; at = id.lastIndexOf('-', at - 1)) {
    if (namespaces.has(id.slice(0, at))) return id.slice(0, at);
  }
  return id.slice(0, id.indexOf('-'));
}
