import type { JsonObject } from '#model/json.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { printDocuments } from '#yaml-text/print.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { OutputFile } from './output-file.js';
import type { Gate } from './read-back.js';

/**
 * What the command line needs to know of the cluster, in the words of gatewright.yaml: it finds the file beside the manifests.
 * kubectl and Argo CD read files that end in .yaml, .yml or .json. (kubernetes v1.36,
 * staging/src/k8s.io/cli-runtime/pkg/resource/builder.go: FileExtensions; argo-cd v3.1,
 * reposerver/repository/repository.go: manifestFile)
 */
export function configurationFile(settings: PlatformSettings, gate: Gate): OutputFile {
  const head =
    '# Written with the manifests, for `gatewright` to read them as they were checked; change definePlatform instead.\n';
  return { name: 'gatewright.config', text: `${head}${printDocuments([configurationOf(settings, gate)])}` };
}

function configurationOf(
  { kubernetes, controllers, cni, rules }: PlatformSettings,
  { complete, elsewhere }: Gate,
): JsonObject {
  return {
    kubernetes,
    controllers: controllers.map(controllerOf),
    ...(cni !== undefined && { cni }),
    ...(complete && { complete }),
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(Object.keys(rules).length > 0 && { rules }),
  };
}

/** What the command line takes for granted is left away. */
function controllerOf({ assumeEndpoints, noEndpoints, ...settings }: ControllerSettings): JsonObject {
  return {
    ...settings,
    ...(!assumeEndpoints && { assumeEndpoints }),
    ...(noEndpoints.length > 0 && { noEndpoints }),
  };
}
