import type { Fields, Shape } from '../../shape/shape.js';
import {
  flag,
  has,
  isFlag,
  isRecord,
  isText,
  object,
  portNumber,
  text as anyText,
  otherwise,
} from '../../shape/shape.js';
import { absolutePath, someOf, text, url, word, words } from '../values/checked.js';
import type { HttpsRedirect, RedirectProps } from './redirects.js';

const status: Shape = word(301, 302, 303, 307, 308);

const httpsRedirect: Fields<keyof HttpsRedirect> = {
  status,
  certifiedOnly: flag,
  dropsSlash: flag,
  namesPort: flag,
};

const redirect: Shape = {
  kind: 'choice',
  wants: 'true, false or { status }',
  of: [
    [isFlag, flag],
    [isRecord, object('{ status: 301 }', httpsRedirect)],
  ],
};

const redirectTo: Shape = {
  kind: 'choice',
  wants: 'a URL, { url }, { path }, { pattern, replacement } or { scheme }',
  of: [
    [isText, url],
    [has('url'), object('{ url: "https://example.com/" }', { url, status }, ['url'])],
    [has('path'), object('{ path: "/new" }', { path: absolutePath, status }, ['path'])],
    [
      has('pattern'),
      object(
        '{ pattern: "^https://(.*)$", replacement: "https://www.${1}" }',
        { pattern: text, replacement: text, status },
        ['pattern', 'replacement'],
      ),
    ],
    [
      has('scheme'),
      object('{ scheme: "https" }', { scheme: word('http', 'https'), port: portNumber, status }, ['scheme']),
    ],
  ],
};

const prefix: Shape = someOf(absolutePath, 'a list of prefixes');
const strip: Shape = {
  kind: 'choice',
  wants: 'true or a list of prefixes',
  of: [
    [Array.isArray, prefix],
    [otherwise, word(true)],
  ],
};

const rewrite: Shape = {
  kind: 'choice',
  wants: '{ strip: true }, { prefix } or { path }',
  of: [
    [has('strip'), object('{ strip: true }', { strip }, ['strip'])],
    [has('prefix'), object('{ prefix: "/" }', { prefix: anyText }, ['prefix'])],
    [has('path'), object('{ path: "/" }', { path: anyText }, ['path'])],
    [has('stripPatterns'), object('{ stripPatterns: ["/v[0-9]+"] }', { stripPatterns: words }, ['stripPatterns'])],
    [has('addPrefix'), object('{ addPrefix: "/app" }', { addPrefix: absolutePath }, ['addPrefix'])],
    [
      has('pattern'),
      object('{ pattern: "/old/(.*)", replacement: "/new/${1}" }', { pattern: text, replacement: text }, [
        'pattern',
        'replacement',
      ]),
    ],
  ],
};

/** The props of where requests are sent instead. */
export const redirectFields: Fields<keyof RedirectProps> = {
  redirect,
  redirectTo,
  wwwRedirect: flag,
  appRoot: absolutePath,
  relativeRedirects: flag,
  rewrite,
};
