import { dialects } from '#dialects/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentPeer } from '#network/write.js';

/** The controllers, as network policies name them: their pods where they were said to be, else where their charts put them; or the addresses of their nodes. */
export function controllerPeers(controllers: readonly ControllerSettings[]): readonly IntentPeer[] {
  return controllers.flatMap(({ kind, namespace, podLabels, nodes }): readonly IntentPeer[] => {
    if (nodes !== undefined) return nodes.map(cidr => ({ cidr }));
    const usual = dialects.find(one => one.name === kind)?.usualPods;
    const inNamespace = namespace ?? usual?.namespace;
    const labels = podLabels ?? usual?.labels;
    return inNamespace === undefined ? [] : [{ namespace: inNamespace, ...(labels && { labels }) }];
  });
}

/** Whether a controller runs in the network of its nodes: no selector means its pods. */
export function onNodes({ nodes }: ControllerSettings): boolean {
  return nodes !== undefined;
}
