import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Those of some constructs that stand for a manifest of a kind. */
export function objectsOfKind(
  constructs: readonly IConstruct[],
  isKind: (kind: string) => boolean,
): readonly ApiObject[] {
  return constructs.filter((one): one is ApiObject => one instanceof ApiObject && isKind(one.kind));
}
