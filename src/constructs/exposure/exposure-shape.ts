import { tlsShape } from '../settings/tls.js';
import { accessFields } from './access/access-shape.js';
import { backendFields } from './backends/backends-shape.js';
import type { Exposure, Policies } from './exposure.js';
import { headerFields } from './headers/headers-shape.js';
import { limitFields } from './limits/limits-shape.js';
import { redirectFields } from './redirects/redirects-shape.js';
import { servingFields } from './serving/serving-shape.js';
import type { Fields, Shape } from '../shape/shape.js';
import { flag, has, isFlag, isRecord, isText, object, oneOrMany, text } from '../shape/shape.js';

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

/** The props of what a controller does for the requests of a route. */
const policyFields: Fields<keyof Policies> = {
  ...accessFields,
  ...backendFields,
  ...headerFields,
  ...limitFields,
  ...redirectFields,
  ...servingFields,
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
  ...policyFields,
  repeated: {
    kind: 'list',
    of: object('{ requestHeaders: { set: { "X-Shop": "one" } } }', policyFields),
    wants: 'a list of policies',
  },
};

/** The props of an exposure. */
export const exposureFields: Fields<keyof Exposure> = { ...routedFields, port: text };
