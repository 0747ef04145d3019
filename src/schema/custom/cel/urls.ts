import { valuesByKey } from '#model/grouped.js';
import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };

/** A URL: a class, since the language tells values apart by their classes. */
class Url {
  constructor(readonly parts: Readonly<Record<'scheme' | 'host' | 'path' | 'query', string>>) {}
}

/** Functions of URLs. (apiserver pkg/cel/library/urls.go; Go 1.26, net/url/url.go: ParseRequestURI) */
export function addUrls(environment: Environment): void {
  environment
    .registerType('net.URL', Url)
    .registerFunction('isURL(string): bool', (text: string) => urlOf(text) !== undefined)
    .registerFunction('url(string): net.URL', read)
    .registerFunction('net.URL.getScheme(): string', ({ parts }: Url) => parts.scheme)
    .registerFunction('net.URL.getHost(): string', ({ parts }: Url) => parts.host)
    .registerFunction('net.URL.getHostname(): string', ({ parts }: Url) =>
      parts.host.replace(/:\d*$/, '').replace(/^\[|\]$/g, ''),
    )
    .registerFunction('net.URL.getPort(): string', ({ parts }: Url) => /:(\d*)$/.exec(parts.host)?.[1] ?? '')
    .registerFunction('net.URL.getEscapedPath(): string', ({ parts }: Url) => parts.path)
    .registerFunction('net.URL.getQuery(): map<string, list<string>>', ({ parts }: Url) => queryOf(parts.query));
}

const pattern = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):\/\/([^/?#\s]*))?(\/[^?#\s]*)?(?:\?([^#\s]*))?$/;

function urlOf(text: string): Url | undefined {
  const match = pattern.exec(text);
  if (!match || (match[1] === undefined && match[3] === undefined) || /%(?![0-9a-fA-F]{2})/.test(text))
    return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  return new Url({ scheme: scheme.toLowerCase(), host: authority.replace(/^.*@/, ''), path, query });
}

function read(text: string): Url {
  const url = urlOf(text);
  if (!url) throw new Error(`${JSON.stringify(text)} is no URL`);
  return url;
}

function queryOf(query: string): Map<string, readonly string[]> {
  return new Map(valuesByKey(new URLSearchParams(query)));
}
