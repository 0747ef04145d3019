import type { Shape } from '../shape/shape.js';
import { isRecord, number, object, otherwise, portNumber } from '../shape/shape.js';

const protocol: Shape = { kind: 'word', of: ['TCP', 'UDP', 'SCTP'] };
const nodePort = number('a port of nodes, those are 30000 to 32767');
const portObject = object('{ port: 8080 }', { port: portNumber, service: portNumber, protocol, nodePort }, ['port']);

/** A port, by its number or with more of it. */
export const portShape: Shape = {
  kind: 'choice',
  wants: 'a port or an object such as { port: 8080 }',
  of: [
    [isRecord, portObject],
    [otherwise, portNumber],
  ],
};

/** Ports by name. */
export const portsShape: Shape = {
  kind: 'record',
  of: portShape,
  wants: 'an object with ports by name such as { http: 8080 }',
  standIn: { main: 1 },
};
