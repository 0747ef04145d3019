/**
 * Whether containers can sleep before they stop without a program of their own for it.
 * (kubernetes v1.36, pkg/features/kube_features.go: PodLifecycleSleepAction, on by default since 1.30)
 */
export function hasSleep(kubernetes: string): boolean {
  return minorOf(kubernetes) >= 30;
}

/** Whether init containers can run on as sidecars. (kubernetes v1.36, pkg/features/kube_features.go: SidecarContainers, on by default since 1.29) */
export function hasSidecars(kubernetes: string): boolean {
  return minorOf(kubernetes) >= 29;
}

/** 36 of `1.36` or `v1.36.2`. What is no version is taken for the newest. */
function minorOf(kubernetes: string): number {
  const [, minor] = /^v?1\.(\d+)/.exec(kubernetes) ?? [];
  return minor === undefined ? Infinity : Number(minor);
}
