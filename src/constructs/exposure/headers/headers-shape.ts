import type { Fields, Shape } from '../../shape/shape.js';
import { flag, isRecord, object, otherwise } from '../../shape/shape.js';
import { absolutePath, headerNames, headerValues, someOf, text, textThat, word, words } from '../values/checked.js';
import { duration } from '../values/duration.js';
import type { Cors, HeaderChanges, HeaderProps, Hsts, ResponseRewrite } from './headers.js';

const headerChanges: Fields<keyof HeaderChanges> = { set: headerValues, add: headerValues, remove: headerNames };
const changes = object('{ set: { "X-Shop": "one" } }', headerChanges);

const origin = textThat(
  one => one === '*' || /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+$/i.test(one),
  'an origin such as https://example.com, or *',
);
const cors: Fields<keyof Cors> = {
  origins: someOf(origin, 'a list of origins'),
  originPatterns: words,
  methods: someOf(
    textThat(one => /^(?:[A-Z]+|\*)$/.test(one), 'a method such as GET'),
    'a list of methods',
  ),
  headers: headerNames,
  exposed: headerNames,
  credentials: flag,
  vary: flag,
  maxAge: duration,
};

const hsts: Fields<keyof Hsts> = {
  maxAge: duration,
  includeSubdomains: flag,
  preload: flag,
  always: flag,
  proxyHeaders: headerValues,
};

const responseRewrite: Fields<keyof ResponseRewrite> = {
  location: object('{ from: "http://inner/", to: "/" }', { from: text, to: text }, ['from']),
  cookieDomain: text,
  cookiePath: text,
};

const orLong: Shape = {
  kind: 'choice',
  wants: 'true or an object such as { maxAge: "365d" }',
  of: [
    [isRecord, object('{ maxAge: "365d" }', hsts, ['maxAge'])],
    [otherwise, word(true)],
  ],
};

/** The props of headers. */
export const headerFields: Fields<keyof HeaderProps> = {
  requestHeaders: changes,
  responseHeaders: changes,
  cors: object('{ origins: ["https://example.com"] }', cors, ['origins']),
  hsts: orLong,
  upstreamHost: textThat(one => /^[^\s/]+$/.test(one), 'a host such as api.internal, without scheme and path'),
  forwardedPrefix: absolutePath,
  responseRewrite: object('{ cookiePath: "/inner /" }', responseRewrite),
  detectContentType: flag,
  pushPreload: flag,
};
