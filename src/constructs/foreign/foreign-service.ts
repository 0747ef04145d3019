import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf, valueAt } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { NamedPort } from '../workload/ports.js';
import { protocolOf } from './foreign-pods.js';

/** What a Service's manifest says of the pods behind it. */
export interface ForeignService {
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
  /** Its ports with those of the pods; a port without a name is called by its number. */
  readonly ports: readonly NamedPort[];
  /** Ports of the pods that it names and that no container of them has. */
  readonly lost: readonly string[];
}

/** Reads a Service; `named` finds the numbers of the pods' ports that it leads to by name. */
export function foreignService(manifest: JsonObject, named: (name: string) => number | undefined): ForeignService {
  const read = itemsOf(valueAt(manifest, ['spec', 'ports'])).map(json => portOf(objectOf(json), named));
  return {
    name: textOf(valueAt(manifest, ['metadata', 'name'])) ?? '',
    selector: stringsOf(valueAt(manifest, ['spec', 'selector'])),
    ports: read.flatMap(one => (typeof one === 'object' ? [one] : [])),
    lost: read.flatMap(one => (typeof one === 'string' ? [one] : [])),
  };
}

function portOf(
  { name, port, targetPort, protocol }: JsonObject,
  named: (name: string) => number | undefined,
): NamedPort | string | undefined {
  const service = numberOf(port);
  if (service === undefined) return undefined;
  const byName = textOf(targetPort);
  const target = byName === undefined ? (numberOf(targetPort) ?? service) : named(byName);
  if (target === undefined) return byName ?? '';
  return { name: textOf(name) ?? String(service), port: target, service, protocol: protocolOf(textOf(protocol)) };
}

/** Whether a Service selects pods with these labels. */
export function selectsPods({ selector }: ForeignService, labels: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(selector);
  return pairs.length > 0 && pairs.every(([key, value]) => labels[key] === value);
}
