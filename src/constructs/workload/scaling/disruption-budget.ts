import type { JsonObject } from '#model/json.js';
import type { Workload } from '../workload.js';

/** How many pods may be away at once when nodes are emptied: a number, or a share such as `25%`. */
export type DisruptionBudget =
  | { readonly maxUnavailable: number | string; readonly minAvailable?: never }
  | { readonly minAvailable: number | string; readonly maxUnavailable?: never };

/** The PodDisruptionBudget of an application with two pods or more. */
export function disruptionBudgetOf(
  { name, namespace, podLabels }: Workload,
  labels: Readonly<Record<string, string>>,
  { maxUnavailable, minAvailable }: DisruptionBudget,
): JsonObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels },
    spec: { maxUnavailable, minAvailable, selector: { matchLabels: podLabels } },
  };
}

/** The budget that was given; without one, of two pods or more one may be away. */
export function budgetFor(given: DisruptionBudget | false | undefined, least: number): DisruptionBudget | undefined {
  if (given === false) return undefined;
  return given ?? (least >= 2 ? { maxUnavailable: 1 } : undefined);
}

/** What is wrong with a budget: it has to leave a pod that may go. `least`: how many pods there are at least. */
export function budgetFaults(given: DisruptionBudget | false | undefined, least: number): readonly string[] {
  if (!given) return [];
  const { maxUnavailable, minAvailable } = given;
  const [name, amount] =
    maxUnavailable === undefined
      ? (['minAvailable', minAvailable] as const)
      : (['maxUnavailable', maxUnavailable] as const);
  const prop = `disruptionBudget.${name}`;
  if (!isAmount(amount)) return [`${prop}: ${amount} is not a whole number from 0, nor a share such as 25%`];
  if (name === 'maxUnavailable')
    return amount === 0 || amount === '0%' ? [`${prop}: no pod may go, so that no node can be emptied; give 1`] : [];
  const stays = amount === '100%' || (typeof amount === 'number' && amount >= least);
  return stays
    ? [
        `${prop}: ${amount} of ${least} leaves none that may go, so that no node can be emptied; give less, or maxUnavailable: 1`,
      ]
    : [];
}

function isAmount(amount: number | string): boolean {
  return typeof amount === 'number' ? Number.isInteger(amount) && amount >= 0 : /^(100|\d{1,2})%$/.test(amount);
}
