import type { Fields, Shape } from '../../shape/shape.js';
import { flag, has, isRecord, isText, object } from '../../shape/shape.js';
import { forwardedAddress } from '../access/access-shape.js';
import { addresses, headerName, status, text, wholeNumber, word, words } from '../values/checked.js';
import { duration, wait } from '../values/duration.js';
import { ownWords } from '../values/own-words.js';
import { size } from '../values/size.js';
import type { Bandwidth, InFlight, RateLimit } from './rates.js';
import type { Buffering } from './buffering.js';
import type { CircuitBreaker, Retries } from './failures.js';
import type { LimitProps } from './limits.js';
import type { Timeouts } from './timeouts.js';

const by: Shape = {
  kind: 'choice',
  wants: "'address', 'host', { header } or { depth }",
  of: [
    [isText, word('address', 'host')],
    [has('header'), object('{ header: "X-Client" }', { header: headerName }, ['header'])],
    [isRecord, forwardedAddress],
  ],
};

const above0: Shape = {
  kind: 'kept',
  is: value => Number.isSafeInteger(value) && Number(value) > 0,
  wants: 'a whole number above 0',
};
const whole: Shape = {
  kind: 'kept',
  is: value => Number.isSafeInteger(value) && Number(value) >= 0,
  wants: 'a whole number',
};

const rateLimit: Fields<keyof RateLimit> = {
  rps: above0,
  burst: whole,
  rpm: above0,
  by,
  exempt: addresses,
  store: ownWords,
};

const inFlight: Fields<keyof InFlight> = { amount: above0, by, exempt: addresses };
const bandwidth: Fields<keyof Bandwidth> = { rate: size, after: size };

const buffering: Fields<keyof Buffering> = {
  requests: flag,
  responses: flag,
  requestMemory: size,
  responseMemory: size,
  mostResponse: size,
  buffers: object('{ count: 8 }', { count: above0, size, busy: size }),
  temporaryFile: size,
  retryExpression: text,
};

const timeouts: Fields<keyof Timeouts> = {
  connect: wait,
  read: wait,
  send: wait,
  responseHeader: wait,
  idle: duration,
  ping: duration,
  pingAnswer: duration,
};

const retries: Fields<keyof Retries> = {
  attempts: wholeNumber(0),
  on: words,
  timeout: duration,
  interval: duration,
  nonIdempotent: flag,
  networkErrors: flag,
  maxBodySize: size,
};

const circuitBreaker: Fields<keyof CircuitBreaker> = {
  expression: text,
  checkPeriod: duration,
  fallbackDuration: duration,
  recoveryDuration: duration,
  status,
};

/** The props of limits. */
export const limitFields: Fields<keyof LimitProps> = {
  rateLimit: object('{ rps: 50 }', rateLimit, ['rps']),
  inFlight: object('{ amount: 10 }', inFlight, ['amount']),
  bandwidth: object('{ rate: "100k" }', bandwidth, ['rate']),
  bodySize: size,
  buffering: object('{ requests: false }', buffering),
  timeouts: object('{ read: "300s" }', timeouts),
  retries: object('{ attempts: 3 }', retries),
  circuitBreaker: object('{ expression: "NetworkErrorRatio() > 0.5" }', circuitBreaker, ['expression']),
};
