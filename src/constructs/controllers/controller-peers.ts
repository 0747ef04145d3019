import { dialects } from '#dialects/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentPeer } from '#network/index.js';

/** The pods of the controllers, as network policies name them: where they were said to be, else where their charts put them. */
export function controllerPeers(controllers: readonly ControllerSettings[]): readonly IntentPeer[] {
  return controllers.flatMap(({ kind, namespace, podLabels }) => {
    const usual = dialects.find(one => one.name === kind)?.usualPods;
    const inNamespace = namespace ?? usual?.namespace;
    const labels = podLabels ?? usual?.labels;
    return inNamespace === undefined ? [] : [{ namespace: inNamespace, ...(labels && { labels }) }];
  });
}
