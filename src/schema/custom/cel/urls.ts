import { valuesByKey } from '#model/grouped.js';
import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };

/** A URL: a class, since the language tells values apart by their classes. */
class Url {
  constructor(readonly parts: Readonly<Record<'text' | 'scheme' | 'host' | 'path' | 'query', string>>) {}

  toString(): string {
    return this.parts.text;
  }
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
    .registerFunction('net.URL.getQuery(): map<string, list<string>>', ({ parts }: Url) => queryOf(parts.query))
    .registerOperator('net.URL == net.URL: bool', (a: Url, b: Url) => a.parts.text === b.parts.text);
}

/** What stands before the first `?` may hold any character, `#` too; only a host is held to those of hosts. */
const pattern = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?([^?]*)(?:\?(.*))?$/su;
const hostPattern = /^(?:\[[^[\]]*\]|[-\w.~!$&'()*+,;=<>"\u0080-\uffff]*)(?::\d*)?$/;

function urlOf(text: string): Url | undefined {
  const [, scheme = '', hierarchy = '', query = ''] = pattern.exec(text) ?? [];
  if (hasControls(text) || (scheme === '' && !hierarchy.startsWith('/'))) return undefined;
  const [, authority = '', path = hierarchy] = (scheme !== '' && /^\/\/([^/]*)(.*)$/s.exec(hierarchy)) || [];
  const host = authority.replace(/^.*@/s, '');
  if (!hostPattern.test(host) || /%(?![0-9a-fA-F]{2})/.test(path)) return undefined;
  const escaped = path.startsWith('/') ? path.replace(/[^-\w.~!$&'()*+,;=:@[\]/%]/gu, encodeURIComponent) : '';
  return new Url({ text, scheme: scheme.toLowerCase(), host, path: escaped, query });
}

function hasControls(text: string): boolean {
  return Array.from(text).some(one => one < ' ' || one === '\u007f');
}

function read(text: string): Url {
  const url = urlOf(text);
  if (!url) throw new Error(`${JSON.stringify(text)} is no URL`);
  return url;
}

function queryOf(query: string): Map<string, readonly string[]> {
  return new Map(valuesByKey(new URLSearchParams(query)));
}
