import type { Session } from './session.js';

/** Something that was said of a cluster, with its name where there are several. */
export function inCluster<Said extends object>(
  { cluster }: Session,
  said: readonly Said[],
): readonly (Said & ClusterName)[] {
  return cluster === undefined ? said : said.map(one => ({ ...one, cluster }));
}

interface ClusterName {
  readonly cluster?: string;
}
