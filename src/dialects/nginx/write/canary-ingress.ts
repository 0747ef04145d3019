import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { canary, canaryAnnotations } from '../policies/backend/canary.js';
import { ingressManifest } from './ingress-manifest.js';
import type { TakenNames } from './names.js';
import { nameBeside } from './names.js';
import type { WrittenHost } from './parts.js';
import type { Shares } from './shares.js';
import { canaryWeights } from './shares.js';

/** A canary has the hosts and paths of its main Ingress, and nothing else. */
export function canaryIngress(
  route: IntentRoute,
  hosts: readonly WrittenHost[],
  shares: Shares,
  { settings, taken }: { readonly settings: ControllerSettings; readonly taken: TakenNames },
): readonly JsonObject[] {
  if (!shares.beside) return [];
  const { annotations } = canaryAnnotations({ ...route.policies.canary, ...canaryWeights(shares) });
  const { backend } = shares.beside;
  return [
    ingressManifest({ route, settings, name: nameBeside(route, canary.policy, taken), hosts, backend, annotations }),
  ];
}
