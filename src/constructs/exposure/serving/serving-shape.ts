import { isHost } from '../../shape/hosts.js';
import type { Fields, Shape } from '../../shape/shape.js';
import { isWritableName } from '../../shape/unwritable.js';
import { flag, isRecord, object, otherwise } from '../../shape/shape.js';
import { someOf, text, textThat, word, words } from '../values/checked.js';
import { ownWords } from '../values/own-words.js';
import { size } from '../values/size.js';
import type { Compression, Observability, Plugin, ServingProps, Snippets, TlsOptions } from './serving.js';

const compressionFields: Fields<keyof Compression> = {
  encodings: words,
  defaultEncoding: text,
  includedTypes: words,
  excludedTypes: words,
  least: size,
};
const compression: Shape = {
  kind: 'choice',
  wants: 'true or an object such as { encodings: ["gzip"] }',
  of: [
    [isRecord, object('{ encodings: ["gzip"] }', compressionFields)],
    [otherwise, word(true)],
  ],
};

const tlsOptions: Fields<keyof TlsOptions> = {
  minVersion: text,
  maxVersion: text,
  ciphers: words,
  prefersOwnCiphers: flag,
  curves: words,
  protocols: words,
  strictNames: flag,
  sessionTickets: flag,
};

const observability: Fields<keyof Observability> = {
  accessLog: flag,
  rewriteLog: flag,
  metrics: flag,
  tracing: flag,
  traceDetail: word('minimal', 'detailed'),
  operationName: text,
  trustsSpans: flag,
};

const snippets: Fields<keyof Snippets> = { location: text, server: text, authentication: text, stream: text };

const plugin: Fields<keyof Plugin> = {
  name: textThat(one => one !== '' && isWritableName(one), 'the name of a plugin'),
  configuration: ownWords,
};

/** The props of how answers reach clients. */
export const servingFields: Fields<keyof ServingProps> = {
  compression,
  tlsOptions: object('{ strictNames: true }', tlsOptions),
  passthrough: flag,
  aliases: someOf(textThat(isHost, 'a host such as shop.example.com'), 'a list of hosts'),
  grpcWeb: words,
  observability: object('{ accessLog: false }', observability),
  snippets: object('{ location: "…" }', snippets),
  plugins: someOf(object('{ name: "geoblock" }', plugin, ['name']), 'a list of plugins'),
};
