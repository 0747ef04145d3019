import type { Shape } from '../shape/shape.js';
import { has, number, object, text, texts } from '../shape/shape.js';

const timing = { every: number(), timeout: number(), failures: number(), delay: number() };
const port = text;
const yes: Shape = { kind: 'word', of: [true] };

/** A probe of an application. */
export const probeShape: Shape = {
  kind: 'choice',
  wants: 'a probe with http, grpc, tcp or command',
  of: [
    [has('http'), object('{ http: "/ready" }', { ...timing, port, http: text }, ['http'])],
    [has('grpc'), object('{ grpc: true }', { ...timing, port, grpc: yes }, ['grpc'])],
    [has('tcp'), object('{ tcp: true }', { ...timing, port, tcp: yes }, ['tcp'])],
    [has('command'), object('{ command: ["check"] }', { ...timing, command: texts }, ['command'])],
  ],
};
