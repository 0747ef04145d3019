/** Why Traefik never meets a path, or one that begins with a prefix, in a request. */
export function pathFault(text: string, kind: 'exact' | 'prefix'): string | undefined {
  if (!text.startsWith('/')) return `the path ${text} does not begin with /; put one before it`;
  if (/\/\/|\/\.{1,2}(?:\/|$)/.test(kind === 'prefix' ? text.replace(/\/+$/, '') : text))
    return `Traefik takes //, . and .. out of paths before it looks for a route, and ${text} is never met; write it without them`;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u001f\u007f\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))
    ? `the path ${JSON.stringify(text)} holds control characters; take them away`
    : undefined;
}
