import { tlsShape } from '../settings/tls.js';
import type { Exposure } from './exposure.js';
import type { Fields, Shape } from '../shape/shape.js';
import { flag, has, isFlag, isRecord, isText, number, object, oneOrMany, text } from '../shape/shape.js';

const path: Shape = {
  kind: 'choice',
  wants: 'a path, { exact }, { prefix } or { regex }',
  of: [
    [isText, text],
    [has('exact'), object('{ exact: "/cart" }', { exact: text }, ['exact'])],
    [has('prefix'), object('{ prefix: "/cart" }', { prefix: text }, ['prefix'])],
    [has('regex'), object('{ regex: "/v[0-9]+" }', { regex: text }, ['regex'])],
  ],
};

const rewrite: Shape = {
  kind: 'choice',
  wants: '{ strip: true }, { prefix } or { path }',
  of: [
    [has('strip'), object('{ strip: true }', { strip: { kind: 'word', of: [true] } }, ['strip'])],
    [has('prefix'), object('{ prefix: "/" }', { prefix: text }, ['prefix'])],
    [has('path'), object('{ path: "/" }', { path: text }, ['path'])],
  ],
};

/** The props of an exposure that a route of its own has as well. */
export const routedFields: Fields<Exclude<keyof Exposure, 'port'>> = {
  name: text,
  host: oneOrMany(text, 'a host or a list of hosts'),
  path: oneOrMany(path, 'a path or a list of paths'),
  tls: {
    kind: 'choice',
    wants: 'true, false, { secret } or { issuer }',
    of: [
      [isFlag, flag],
      [isRecord, tlsShape],
    ],
  },
  redirect: {
    kind: 'choice',
    wants: 'true, false or { status }',
    of: [
      [isFlag, flag],
      [isRecord, object('{ status: 301 }', { status: number() }, ['status'])],
    ],
  },
  rewrite,
  rateLimit: object('{ rps: 50 }', { rps: number(), burst: number() }, ['rps']),
};

/** The props of an exposure. */
export const exposureFields: Fields<keyof Exposure> = { ...routedFields, port: text };
