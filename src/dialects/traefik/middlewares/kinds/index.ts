import { chain } from './chain.js';
import { errors } from './errors.js';
import { basicAuth, digestAuth, encodedCharacters, forwardAuth, ipAllowList } from './guarding.js';
import { headers } from './headers.js';
import type { MiddlewareKind } from '../kind.js';
import { inFlightReq, rateLimit } from './limiting.js';
import { buffering, circuitBreaker, compress, passing, plugin, retry } from './passing.js';
import { redirectRegex, redirectScheme } from './redirecting.js';
import { addPrefix, replacePath, replacePathRegex, stripPrefix, stripPrefixRegex } from './rewriting.js';

/** What each kind of middleware does, by its field in `spec`. */
export const middlewareKinds: ReadonlyMap<string, MiddlewareKind> = new Map([
  ['addPrefix', addPrefix],
  ['basicAuth', basicAuth],
  ['buffering', buffering],
  ['chain', chain],
  ['circuitBreaker', circuitBreaker],
  ['compress', compress],
  ['contentType', passing],
  ['digestAuth', digestAuth],
  ['encodedCharacters', encodedCharacters],
  ['errors', errors],
  ['forwardAuth', forwardAuth],
  ['grpcWeb', passing],
  ['headers', headers],
  ['inFlightReq', inFlightReq],
  ['ipAllowList', ipAllowList],
  ['ipWhiteList', ipAllowList],
  ['passTLSClientCert', passing],
  ['plugin', plugin],
  ['rateLimit', rateLimit],
  ['redirectRegex', redirectRegex],
  ['redirectScheme', redirectScheme],
  ['replacePath', replacePath],
  ['replacePathRegex', replacePathRegex],
  ['retry', retry],
  ['stripPrefix', stripPrefix],
  ['stripPrefixRegex', stripPrefixRegex],
]);
