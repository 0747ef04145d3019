import type { Shape } from '../../shape/shape.js';
import { has, isFlag, number, object, otherwise, strings, text, texts } from '../../shape/shape.js';

const seconds = number('a whole number of seconds');
const timing = { every: seconds, timeout: seconds, failures: number('a whole number'), delay: seconds };
const port = text;
const yes: Shape = { kind: 'word', of: [true] };
const scheme: Shape = { kind: 'word', of: ['HTTP', 'HTTPS'] };
const grpc: Shape = {
  kind: 'choice',
  wants: 'true or the name of a gRPC service',
  of: [
    [isFlag, yes],
    [otherwise, text],
  ],
};

/** A probe of an application. */
export const probeShape: Shape = {
  kind: 'choice',
  wants: 'a probe such as { http: "/healthz" }, with http, grpc, tcp or command',
  of: [
    [has('http'), object('{ http: "/ready" }', { ...timing, port, http: text, headers: strings, scheme }, ['http'])],
    [has('grpc'), object('{ grpc: true }', { ...timing, port, grpc }, ['grpc'])],
    [has('tcp'), object('{ tcp: true }', { ...timing, port, tcp: yes }, ['tcp'])],
    [has('command'), object('{ command: ["check"] }', { ...timing, command: texts }, ['command'])],
  ],
};

const readiness: Shape = {
  kind: 'choice',
  wants: 'false or a probe such as { http: "/ready" }',
  of: [
    [isFlag, { kind: 'word', of: [false] }],
    [otherwise, probeShape],
  ],
};

/** The probes of a container. */
export const probesShape: Shape = object('{ liveness: { http: "/healthz" } }', {
  readiness,
  liveness: probeShape,
  startup: probeShape,
});
