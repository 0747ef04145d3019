import { diagnosticsOf } from '#analyze/diagnostics.js';
import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { readCertificate } from '#crypto/read-certificate.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import { objectOf, textOf } from '#model/json.js';
import type { Origin } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { Written } from './written.js';

/** What stops a synthesis beside what is wrong in itself. */
export interface Gate {
  /** What is not among the manifests does not exist. */
  readonly complete: boolean;
  readonly failOn: 'error' | 'warning';
}

/** What the check finds in the manifests of an app, with the paths of their constructs as places. */
export function readBack(
  written: readonly Written[],
  platform: PlatformSettings,
  { complete }: Gate,
): readonly Diagnostic[] {
  const { kubernetes, controllers, cni, rules } = platform;
  const facts = factsOf(
    { resources: written.map(resourceOf), unreadable: [] },
    { ...defaultAnalysis, kubernetes, controllers, cni, complete, readCertificate },
  );
  return diagnosticsOf(facts, { rules, only: [], skip: [], ignore: [] });
}

function resourceOf({ path, manifest }: Written): Resource {
  const metadata = objectOf(manifest['metadata']);
  const at: Origin = { file: path, line: 0, column: 0, endLine: 0, endColumn: 0 };
  return {
    apiVersion: textOf(manifest['apiVersion']) ?? '',
    kind: textOf(manifest['kind']) ?? '',
    namespace: textOf(metadata['namespace']) ?? '',
    name: textOf(metadata['name']) ?? '',
    value: manifest,
    locate: () => at,
  };
}
