import { containersOf } from './containers.js';
import type { PodCheck, PodCheckVersion, PodLevel, PodView, PodRefusal } from './pod-check.js';
import { capabilitiesBaseline, capabilitiesRestricted } from './capabilities.js';
import { hostNamespaces, hostPathVolumes, hostPorts, hostProbesAndHostLifecycle } from './host.js';
import { allowPrivilegeEscalation, privileged, windowsHostProcess } from './privileges.js';
import { procMount, procMountRestricted } from './proc-mount.js';
import { appArmorProfile, seccompBaseline, seccompRestricted } from './profiles.js';
import { seLinuxOptions } from './selinux.js';
import { sysctls } from './sysctls.js';
import { runAsNonRoot, runAsUser } from './users.js';
import { restrictedVolumes } from './volumes.js';

/** All controls of the Pod Security Standards: those of baseline, then those that restricted adds, in the plugin's order. */
export const podChecks: readonly PodCheck[] = [
  appArmorProfile,
  capabilitiesBaseline,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbesAndHostLifecycle,
  privileged,
  procMount,
  seLinuxOptions,
  seccompBaseline,
  sysctls,
  windowsHostProcess,
  allowPrivilegeEscalation,
  capabilitiesRestricted,
  procMountRestricted,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seccompRestricted,
];

/**
 * Why a level refuses a pod, empty where it admits it. Restricted asks what baseline asks, but for what a check of its own
 * takes the place of. (kubernetes/pod-security-admission, policy/registry.go, populate)
 */
export function refusalsBy(level: PodLevel, minor: number, pod: PodView): readonly PodRefusal[] {
  const seen = { ...pod, containers: containersOf(pod) };
  return checksOf(level, minor).flatMap(one => one.refusals(seen));
}

/** The checks are constant: what a level asks in a version is found once, however many pods are held to it. */
const found = new Map<string, readonly PodCheckVersion[]>();

function checksOf(level: PodLevel, minor: number): readonly PodCheckVersion[] {
  const key = `${level} ${minor}`;
  const checks = found.get(key) ?? checksIn(level, minor);
  found.set(key, checks);
  return checks;
}

function checksIn(level: PodLevel, minor: number): readonly PodCheckVersion[] {
  const asked = podChecks.flatMap(check => {
    const version = check.level === 'baseline' || level === 'restricted' ? versionAt(check, minor) : undefined;
    return version ? [{ id: check.id, version }] : [];
  });
  const overridden = asked.flatMap(({ version }) => version.overrides ?? []);
  return asked.flatMap(({ id, version }) => (overridden.includes(id) ? [] : [version]));
}

function versionAt({ versions }: PodCheck, minor: number): PodCheckVersion | undefined {
  return versions.findLast(({ since }) => since <= minor);
}
