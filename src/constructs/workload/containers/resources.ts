import type { JsonObject } from '#model/json.js';
import { amountOf } from '../quantities/quantity.js';
import { manyProcessors, processorFaults, quantityFaults } from '../quantities/quantity-faults.js';

/** What a container asks for and may use, as Kubernetes quantities: `100m`, `256Mi`. */
export interface Resources {
  /**
   * The processor time that it is given at least.
   * @default '100m'
   */
  readonly cpu?: string;
  /**
   * The memory that it is given at least.
   * @default '256Mi'
   */
  readonly memory?: string;
  /**
   * The most processor time it may use.
   * @default - no limit: what is idle may be used
   */
  readonly cpuLimit?: string;
  /**
   * The most memory it may use: beyond, it is killed.
   * @default - `memory`
   */
  readonly memoryLimit?: string;
  /**
   * The space of the node's disk that it may use, for its writable files and its logs.
   * @default - what the node has
   */
  readonly storage?: string;
  /**
   * Devices by name, each given to it alone: `{ 'nvidia.com/gpu': '1' }`.
   * @default - none
   */
  readonly devices?: Readonly<Record<string, string>>;
}

/** What a container asks for that says nothing. */
export const usualResources = { cpu: '100m', memory: '256Mi' } as const;

/** Requests and limits of a container. */
export function resourcesOf({
  cpu = usualResources.cpu,
  memory = usualResources.memory,
  cpuLimit,
  memoryLimit = memory,
  storage,
  devices,
}: Resources): JsonObject {
  const both = { 'ephemeral-storage': storage, ...devices };
  return { requests: { cpu, memory, ...both }, limits: { cpu: cpuLimit, memory: memoryLimit, ...both } };
}

/** What is wrong with the quantities that were given. */
export function resourceFaults({ devices, ...amounts }: Resources = {}): readonly string[] {
  const all = [
    ...Object.entries(amounts),
    ...Object.entries(devices ?? {}).map(([name, text]) => [`devices.${name}`, text] as const),
  ];
  const { memory, cpu, cpuLimit, memoryLimit } = amounts;
  return [
    ...all.flatMap(([name, text]) => quantityFaults(`resources.${name}`, text, bytes.includes(name))),
    ...processorFaults('resources.cpu', cpu),
    ...processorFaults('resources.cpuLimit', cpuLimit),
    ...aboveLimit('cpu', cpu, cpuLimit),
    ...aboveLimit('memory', memory, memoryLimit),
  ];
}

const bytes = ['memory', 'memoryLimit', 'storage'];

/** What is worth knowing: a number without a unit, which few nodes have. */
export function resourceWarnings({ cpu, cpuLimit }: Resources = {}): readonly string[] {
  return [...manyProcessors('resources.cpu', cpu), ...manyProcessors('resources.cpuLimit', cpuLimit)];
}

function aboveLimit(name: string, request: string | undefined, limit: string | undefined): readonly string[] {
  const [asked, most] = [amountOf(request ?? ''), amountOf(limit ?? '')];
  if (asked === undefined || most === undefined || asked <= most) return [];
  return [
    `resources.${name}Limit: ${limit ?? ''} is less than the ${request ?? ''} that it asks for; give as much or more`,
  ];
}
