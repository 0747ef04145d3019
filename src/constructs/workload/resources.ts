import type { JsonObject } from '#model/json.js';

/** What a container asks for and may use, as Kubernetes quantities: `100m`, `256Mi`. */
export interface Resources {
  /** @default '50m' */
  readonly cpu?: string;
  /** @default '64Mi' */
  readonly memory?: string;
  /**
   * The most processor time it may use.
   * @default - no limit: what is idle may be used
   */
  readonly cpuLimit?: string;
  /**
   * The most memory it may use.
   * @default - `memory`, twice
   */
  readonly memoryLimit?: string;
}

const quantity = /^(\d{1,18})(\.\d{1,9})?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;

/** Requests and limits of a container. */
export function resourcesOf({
  cpu = '50m',
  memory = '64Mi',
  cpuLimit,
  memoryLimit = twice(memory),
}: Resources): JsonObject {
  return { requests: { cpu, memory }, limits: { cpu: cpuLimit, memory: memoryLimit } };
}

/** What is wrong with the quantities that were given. */
export function resourceFaults(resources: Resources = {}): readonly string[] {
  const odd = Object.entries(resources).filter(
    ([, text]: [string, unknown]) => typeof text !== 'string' || !quantity.test(text),
  );
  return odd.map(
    ([name, text]: [string, unknown]) => `resources.${name}: ${String(text)} is not a quantity such as 250m or 128Mi`,
  );
}

function twice(text: string): string {
  const [, whole = '', fraction = '', unit = ''] = quantity.exec(text) ?? [];
  if (whole === '') return text;
  return `${Number(`${whole}${fraction}`) * 2}${unit}`;
}
