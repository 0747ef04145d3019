import { diagnosticsOf } from '#analyze/diagnostics.js';
import { factsOf } from '#analyze/facts.js';
import { madeResource } from '#analyze/made-resource.js';
import type { AnalysisSettings } from '#analyze/settings.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { readCertificate } from '#crypto/read-certificate.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { moveWarnings } from './telling/move-warnings.js';
import type { Written } from './written.js';

/** What stops a synthesis beside what is wrong in itself. */
export interface Gate {
  /** What is not among the manifests does not exist. */
  readonly complete: boolean;
  /** What exists although it is not among the manifests. */
  readonly elsewhere: readonly string[];
  readonly failOn: 'error' | 'warning';
}

/** How the manifests of an app are read: as its platforms have it. */
export function analysisOf(
  { kubernetes, controllers, cni }: PlatformSettings,
  { complete, elsewhere }: Gate,
): AnalysisSettings {
  const network = cni === undefined ? {} : { cni };
  return { ...defaultAnalysis, kubernetes, controllers, ...network, complete, elsewhere, readCertificate };
}

/** What reading an app's manifests back shows. */
export interface ReadBack {
  /** What the check finds, with the paths of the constructs as places. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where controllers that stand for each other do not answer alike. */
  readonly moves: readonly string[];
}

/** Reads the manifests of an app: the first of its platforms is the app's own. */
export function readBack(
  written: readonly Written[],
  platforms: readonly [PlatformSettings, ...PlatformSettings[]],
  analysis: AnalysisSettings,
): ReadBack {
  const [{ rules }] = platforms;
  const resources = written.map(({ path, manifest }) => madeResource(path, manifest));
  const facts = factsOf({ resources, unreadable: [] }, analysis);
  const diagnostics = diagnosticsOf(facts, { rules, only: [], skip: [], ignore: [] });
  return { diagnostics, moves: moveWarnings(facts, platforms) };
}
