import type { Fields, Shape } from '../../shape/shape.js';
import { flag, has, isFlag, isRecord, isText, object, otherwise } from '../../shape/shape.js';
import {
  absolutePath,
  addresses,
  headerName,
  headerNames,
  someOf,
  status,
  text,
  textThat,
  url,
  wholeNumber,
  word,
  words,
} from '../values/checked.js';
import { duration } from '../values/duration.js';
import { reference } from '../values/reference.js';
import { size } from '../values/size.js';
import type { AccessProps, AddressCheck, AllowedHosts, ClientCertificates, PasswordAuth, Waf } from './access.js';
import type { ExternalAuth } from './external-auth.js';

/** The address of a client as X-Forwarded-For tells it, as a prop. */
export const forwardedAddress: Shape = object('{ depth: 1 }', {
  depth: wholeNumber(1),
  excluded: addresses,
  ipv6Subnet: wholeNumber(1, 128),
});

const addressCheck: Fields<keyof AddressCheck> = { status, from: forwardedAddress };

const passwordAuth: Fields<keyof PasswordAuth> = {
  secret: reference,
  users: word('file', 'keys'),
  realm: text,
  userHeader: headerName,
  removesCredentials: flag,
};
const passwords = object('{ secret: "users" }', passwordAuth, ['secret']);

const authUrl = url;
const signIn: Shape = {
  kind: 'choice',
  wants: 'a URL or { url, parameter }',
  of: [
    [isText, authUrl],
    [
      has('url'),
      object('{ url: "https://auth.example.com/start", parameter: "rd" }', { url: authUrl, parameter: text }, ['url']),
    ],
  ],
};

const externalAuth: Fields<keyof ExternalAuth> = {
  url,
  global: flag,
  method: textThat(one => /^[A-Z]+$/.test(one), 'a method such as GET'),
  signIn,
  requestUrl: text,
  requestHeaders: headerNames,
  responseHeaders: headerNames,
  responseHeaderPattern: text,
  sentHeaders: reference,
  cache: object('{ key: "$remote_user" }', { key: text, durations: words }, ['key']),
  keepAlive: object(
    '{ connections: 8 }',
    { connections: wholeNumber(1), requests: wholeNumber(1), timeout: duration, sharesVariables: flag },
    ['connections'],
  ),
  alwaysSetsCookie: flag,
  cookies: words,
  trustsForwarded: flag,
  sendsBody: flag,
  maxBodySize: size,
  maxResponseBodySize: size,
  keepsLocation: flag,
  keepsMethod: flag,
  userHeader: headerName,
  tls: object('{ authorities: "auth-ca" }', {
    authorities: reference,
    authoritiesOptional: flag,
    certificate: reference,
    skipsVerification: flag,
  }),
};

const references: Shape = {
  kind: 'choice',
  wants: 'the name of a Secret or a list of them',
  of: [
    [Array.isArray, someOf(reference, 'a list of Secrets')],
    [otherwise, reference],
  ],
};

const clientCertificates: Fields<keyof ClientCertificates> = {
  authorities: references,
  verify: word('required', 'optional', 'unverified', 'off'),
  demanded: flag,
  depth: wholeNumber(1),
  subject: textThat(one => one.startsWith('CN='), 'CN= and a regular expression'),
  errorPage: {
    kind: 'choice',
    wants: 'a URL or a path',
    of: [
      [one => isText(one) && String(one).startsWith('/'), absolutePath],
      [isText, url],
    ],
  },
  passed: word('whole', 'parts'),
  parts: words,
};

const allowedHosts: Fields<keyof AllowedHosts> = { hosts: words, from: headerNames };
const waf: Fields<keyof Waf> = { coreRules: flag, rules: text, transactionId: text };

/** The props of who may come. */
export const accessFields: Fields<keyof AccessProps> = {
  allow: addresses,
  deny: addresses,
  addresses: object('{ status: 404 }', addressCheck),
  basicAuth: passwords,
  digestAuth: passwords,
  externalAuth: object('{ url: "https://auth.example.com/check" }', externalAuth, ['url']),
  clientCertificates: object('{ authorities: "clients-ca" }', clientCertificates, ['authorities']),
  satisfy: word('all', 'one'),
  allowedHosts: object('{ hosts: ["shop.example.com"] }', allowedHosts, ['hosts']),
  deniedEscapes: someOf(
    textThat(one => /^%[0-9A-Fa-f]{2}$/.test(one), 'an escape such as %2F'),
    'a list of escapes',
  ),
  waf: {
    kind: 'choice',
    wants: 'true, false or an object such as { coreRules: true }',
    of: [
      [isFlag, flag],
      [isRecord, object('{ coreRules: true }', waf)],
    ],
  },
};
