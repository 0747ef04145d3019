import type { JsonObject } from '#model/json.js';
import { amountOf } from './quantity.js';

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

/** Requests and limits of a container. */
export function resourcesOf({
  cpu = '100m',
  memory = '256Mi',
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
    ...processorFaults('cpu', cpu),
    ...processorFaults('cpuLimit', cpuLimit),
    ...aboveLimit('cpu', cpu, cpuLimit),
    ...aboveLimit('memory', memory, memoryLimit),
  ];
}

const bytes = ['memory', 'memoryLimit', 'storage'];

/** What is wrong with a quantity. `ofBytes`: nobody means less than a mebibyte of them, or thousandths. */
export function quantityFaults(prop: string, text: string, ofBytes: boolean): readonly string[] {
  const amount = amountOf(text);
  if (amount === undefined)
    return [`${prop}: ${text} is not a quantity such as 250m or 128Mi${meantBytes(text, ofBytes)}`];
  if (!ofBytes) return amount > 0 ? [] : [`${prop}: ${text} is nothing; leave it away for the default`];
  if (text.endsWith('m'))
    return [`${prop}: ${text} is ${amount} bytes, since m is a thousandth; ${text.slice(0, -1)}Mi is mebibytes`];
  const digits = /^\d+$/.test(text);
  if (amount < 2 ** 20)
    return [`${prop}: ${text} is ${amount} bytes${digits ? `; ${text}Mi is mebibytes` : ', less than 1Mi; give more'}`];
  return [];
}

/** `64MB`, `1 gi`: the powers of 1024 are what most people mean. */
function meantBytes(text: string, ofBytes: boolean): string {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt])(?:i?b?|ibibytes?)$/i.exec(text.trim()) ?? [];
  return ofBytes && digits !== undefined ? `; did you mean ${digits}${unit.toUpperCase()}i` : '';
}

/** No machine has a thousand processors for one container: `M` was written for `m`, or no unit. */
function processorFaults(prop: string, text = ''): readonly string[] {
  const amount = amountOf(text);
  if (amount === undefined || amount < 1000) return [];
  const [digits = ''] = /^[\d.]*/.exec(text) ?? [];
  return [`resources.${prop}: ${text} is ${amount} processors; ${digits}m is ${digits} thousandths of one`];
}

function aboveLimit(name: string, request: string | undefined, limit: string | undefined): readonly string[] {
  const [asked, most] = [amountOf(request ?? ''), amountOf(limit ?? '')];
  if (asked === undefined || most === undefined || asked <= most) return [];
  return [
    `resources.${name}Limit: ${limit ?? ''} is less than the ${request ?? ''} that it asks for; give as much or more`,
  ];
}
