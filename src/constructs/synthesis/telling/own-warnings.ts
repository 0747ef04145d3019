import { ApiObject, Include } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { warningsOf } from '../../tree/warnings.js';
import { patchFaults } from './patch-faults.js';

/** What constructs warn of themselves, or what they were asked for, as the check does not: `[path] prop: what is so`. */
export function ownWarnings(constructs: readonly IConstruct[]): readonly string[] {
  return constructs.flatMap(one =>
    [...warningsOf(one), ...foreignWarnings(one)].map(says => `[${one.node.path}] ${says}`),
  );
}

/** cdk8s says nothing of patches that miss, nor of files that it cannot read as manifests. */
function foreignWarnings(construct: IConstruct): readonly string[] {
  if (construct instanceof ApiObject) return warningsOfPatches(construct);
  return construct instanceof Include && construct.apiObjects.length === 0
    ? ['it includes no manifest: what it reads has none, or is no YAML; look at it with gatewright check']
    : [];
}

/** What cannot be printed at all is a fault, and told where it is printed. */
function warningsOfPatches(object: ApiObject): readonly string[] {
  try {
    return patchFaults(object).warnings;
  } catch {
    return [];
  }
}
