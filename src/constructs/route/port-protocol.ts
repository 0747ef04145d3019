import type { Exposure } from '../exposure/exposure.js';
import type { NamedPort } from '../workload/ports.js';

/** Some controllers guess the protocol from the name of a port, and ours are told `http` where nothing is said: then a name that says otherwise is worth a word. */
export function protocolWarnings({ protocol }: Exposure, { name }: NamedPort, prefix: string): readonly string[] {
  const [, meant] = /^(https|grpcs|grpc|h2c)(?:-|$)/.exec(name) ?? [];
  if (protocol !== undefined || meant === undefined) return [];
  return [
    `${prefix}protocol: nothing is said, so that the controllers speak plain http with the port ${name}, whatever it is called; ask for '${meant}', or for 'http' where that is meant`,
  ];
}
