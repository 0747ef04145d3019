import type { Fields, Shape } from '../../shape/shape.js';
import { flag, isRecord, isText, object, otherwise } from '../../shape/shape.js';
import { isWorkloadConstruct } from '../../workload/workload.js';
import {
  absolutePath,
  headerName,
  cookieName,
  headerNames,
  serviceName,
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
import { ownWords } from '../values/own-words.js';
import { reference } from '../values/reference.js';
import { size } from '../values/size.js';
import type { BackendProps } from './backends.js';
import type { BackendTls } from './backend-tls.js';
import type { Canary } from './canary.js';
import type { ErrorPages } from './error-pages.js';
import type { LoadBalancing, Sticky } from './load-balancing.js';
import type { Mirror } from './mirror.js';
import type { Protocol } from './protocol.js';
import { otherBackend } from './other-backend.js';

const protocolName = word('http', 'https', 'h2c', 'grpc', 'grpcs', 'fastcgi', 'auto');
const protocolFields: Fields<keyof Protocol> = {
  protocol: protocolName,
  version: word('1.0', '1.1', '2'),
  connection: text,
  fastcgi: object('{ index: "index.php" }', { index: text, parameters: reference }),
};
const protocol: Shape = {
  kind: 'choice',
  wants: "'http', 'https', 'h2c', 'grpc', 'grpcs', 'fastcgi', 'auto' or { protocol }",
  of: [
    [isText, protocolName],
    [isRecord, object('{ protocol: "http", version: "1.1" }', protocolFields, ['protocol'])],
  ],
};

const references = someOf(reference, 'a list of Secrets');

const backendTls: Fields<keyof BackendTls> = {
  verify: flag,
  authorities: references,
  certificates: references,
  depth: wholeNumber(1),
  serverName: headerName,
  sendsServerName: flag,
  protocols: words,
  ciphers: text,
  own: ownWords,
};

const stickyFields: Fields<keyof Sticky> = {
  cookie: cookieName,
  path: absolutePath,
  domain: text,
  maxAge: duration,
  expires: duration,
  secure: flag,
  httpOnly: flag,
  sameSite: word('None', 'Lax', 'Strict'),
  omitsUnknownNone: flag,
  mode: word('balanced', 'persistent'),
  changesOnFailure: flag,
  canary: word('sticky', 'legacy'),
};
const sticky: Shape = {
  kind: 'choice',
  wants: 'true or an object such as { cookie: "route" }',
  of: [
    [isRecord, object('{ cookie: "route" }', stickyFields)],
    [otherwise, word(true)],
  ],
};

const loadBalancing: Fields<keyof LoadBalancing> = {
  algorithm: text,
  hashBy: text,
  hashSubset: wholeNumber(1),
  through: word('pods', 'service', 'node-port'),
  own: ownWords,
};

const canary: Fields<keyof Canary> = {
  backend: otherBackend,
  header: {
    kind: 'choice',
    wants: 'the name of a header, { name, value } or { name, pattern }',
    of: [
      [isText, headerName],
      [
        isRecord,
        object('{ name: "X-Canary", value: "new" }', { name: headerName, value: text, pattern: text }, ['name']),
      ],
    ],
  },
  cookie: cookieName,
  weight: wholeNumber(0),
  total: wholeNumber(1),
};

const mirror: Fields<keyof Mirror> = {
  to: {
    kind: 'choice',
    wants: 'a URL, an Application, { application } or { service, port }',
    of: [
      [isText, url],
      [otherwise, otherBackend],
    ],
  },
  host: headerName,
  body: flag,
  maxBodySize: size,
  percent: wholeNumber(0, 100),
};

const statuses = textThat(
  one => /^[1-5]\d\d(?:-[1-5]\d\d)?$/.test(one),
  'a status such as 404, or a range such as 500-599',
);
const errors: Fields<keyof ErrorPages> = {
  statuses: someOf(statuses, 'a list of statuses'),
  backend: otherBackend,
  path: absolutePath,
  rewrites: { kind: 'record', of: status, wants: 'an object with statuses by statuses' },
  requestHeaders: headerNames,
  disabled: flag,
};

/** The props of how the application is called. */
export const backendFields: Fields<keyof BackendProps> = {
  protocol,
  backendTls: object('{ verify: true }', backendTls),
  sticky,
  loadBalancing: object('{ algorithm: "ewma" }', loadBalancing),
  canary: object('{ backend: next, weight: 10 }', canary, ['backend']),
  mirror: object('{ to: copy }', mirror, ['to']),
  errors: object('{ statuses: ["503"], backend: pages }', errors, ['statuses']),
  defaultBackend: {
    kind: 'choice',
    wants: 'an Application or the name of a Service',
    of: [
      [isText, serviceName],
      [otherwise, { kind: 'kept', is: isWorkloadConstruct, wants: 'an Application or the name of a Service' }],
    ],
  },
};
