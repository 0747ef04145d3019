import type { Cluster } from '../cluster.js';
import { argoReleases } from './argo-releases.js';
import { fluxReleases } from './flux-releases.js';
import type { HelmRelease } from './helm-release.js';
import { k3sReleases } from './k3s-releases.js';

/** All charts that Flux, k3s or Argo CD install from among the manifests. */
export function helmReleases(cluster: Cluster): readonly HelmRelease[] {
  return [...fluxReleases(cluster), ...k3sReleases(cluster), ...argoReleases(cluster)];
}
