import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { AnalyzeOptions } from '#ask/analyze.js';
import type { Configuration } from './configuration.js';
import { toldConfiguration } from './configuration.js';
import type { Misshapen } from './shaped-yaml.js';

/** What constructs told of the cluster for which they wrote manifests. */
export interface Told {
  readonly options: AnalyzeOptions;
  readonly rules: Configuration['rules'];
}

/** What constructs told beside the manifests at a path, a folder or a file; nothing where others wrote them. */
export function toldOf(path: string): Told | Misshapen {
  const at = resolve(path);
  const told = toldConfiguration(statSync(at, { throwIfNoEntry: false })?.isDirectory() ? at : dirname(at));
  if (told === undefined) return { options: {}, rules: {} };
  if ('faults' in told) return told;
  const { kubernetes, cni, complete, elsewhere, controllers, rules } = told;
  const options = {
    kubernetes,
    complete,
    elsewhere,
    ...(cni !== undefined && { cni }),
    ...(controllers && { controllers }),
  };
  return { options, rules };
}
