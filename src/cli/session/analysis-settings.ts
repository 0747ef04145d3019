import type { AnalysisSettings } from '#analyze/settings.js';
import { kubernetesFault } from '#analyze/known-names.js';
import { cniFault, controllerVersionFault, noController, partsOf } from '#ask/version-faults.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import { controllerReleases } from '#dialects/releases.table.js';
import type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';
import type { Resource } from '#model/resource.js';
import type { CommonOptions } from './common-options.js';
import type { Configuration } from '#configuration/configuration.js';
import { UsageError } from '../contract/exit.js';

/** How the cluster is to be read: what the flags say, else the configuration. A flag that names what never was is refused. */
export function analysisSettings(
  configuration: Configuration,
  options: CommonOptions,
  definitions: readonly Resource[],
): AnalysisSettings {
  const { controllers, kubernetes, cni, complete, elsewhere } = configuration;
  const named =
    options.controller.length > 0 ? options.controller.map(text => controllerNamed(text, controllers)) : controllers;
  const network = held(options.cni, cniFault) ?? cni;
  return {
    kubernetes: held(options.kubernetes, kubernetesFault) ?? kubernetes,
    namespace: options.namespace ?? 'default',
    ...(named && { controllers: named }),
    ...(network !== undefined && { cni: network }),
    complete: options.complete ?? complete,
    elsewhere,
    definitions,
    readCertificate,
    verifyCredentials,
  };
}

function held(text: string | undefined, faultOf: (text: string) => string | undefined): string | undefined {
  const fault = text === undefined ? undefined : faultOf(text);
  if (fault !== undefined) throw new UsageError(fault);
  return text;
}

/** `--controller traefik@3.7`: as configured where a controller of that name or kind is, with the version of the flag. */
function controllerNamed(text: string, configured: readonly ControllerSettings[] = []): ControllerSettings {
  const [name, version] = partsOf(text);
  const kinds = Object.keys(controllerReleases) as ControllerKind[]; // the keys of the table are the kinds
  const kind = kinds.find(one => one === name);
  const known =
    configured.find(one => one.name === name) ??
    configured.find(one => one.kind === name) ??
    (kind && { name, kind, assumeEndpoints: true, noEndpoints: [] });
  if (!known) throw new UsageError(noController(name, [...new Set([...configured.map(one => one.name), ...kinds])]));
  if (version === undefined) return known;
  held(version, one => controllerVersionFault(known.kind, one));
  return { ...known, version };
}
