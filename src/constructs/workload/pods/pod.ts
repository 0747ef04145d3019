import { hashOf } from '#analyze/fingerprint.js';
import type { JsonObject } from '#model/json.js';
import type { PodContainer } from '../containers/containers.js';
import { containerOf } from '../containers/container.js';
import { scheduledOf } from '../scheduling/scheduled.js';
import { claimsIn } from '../volumes/claims.js';
import { volumesIn } from '../volumes/mounts.js';
import { ownedVolumes } from '../volumes/owned-volumes.js';
import { podVolumesOf } from '../volumes/pod-volumes.js';
import type { Workload } from '../workload.js';
import type { PodProps } from './pod-props.js';
import { resolvedBy } from './resolution.js';

/** All that the pods of a workload are made of. */
export interface PodDesign {
  readonly workload: Workload;
  /** The labels of all manifests, the version among them. */
  readonly labels: Readonly<Record<string, string>>;
  readonly props: PodProps;
  readonly containers: readonly PodContainer[];
  /** The platform's version of Kubernetes. */
  readonly kubernetes: string;
  /** The account that the pods have, and whether its token is mounted. */
  readonly account: { readonly name: string; readonly token: boolean };
  /** Whether there are two pods or more. */
  readonly several: boolean;
}

/** The template of pods that meet the *restricted* pod security standard, where nobody asks for more. */
export function podTemplateOf(
  design: PodDesign,
  others: JsonObject = {},
  templated: ClaimHolder = 'application',
): JsonObject {
  const { workload, labels, props } = design;
  return {
    metadata: {
      labels: { ...labels, ...props.podLabels, ...workload.podLabels },
      annotations: annotationsOf(design),
    },
    spec: { ...podOf(design, templated), ...others },
  };
}

/** A pod that is there sees new content of its files late or never: with the hash of it, new content makes new pods. */
function annotationsOf({ props, containers }: PodDesign): JsonObject | undefined {
  const files = volumesIn(containers).flatMap(({ name, volume }) =>
    volume.files ? [[name, volume.files] as const] : [],
  );
  if (files.length === 0) return props.podAnnotations;
  const texts = files.flatMap(([volume, held]) => [volume, ...Object.entries(held).sort().flat()]);
  return { 'gatewright/files': hashOf(texts), ...props.podAnnotations };
}

/** Who makes the claims that are written here: the application once, or a StatefulSet for each pod. */
export type ClaimHolder = 'application' | 'pod';

function podOf(
  { workload, props, containers, kubernetes, account, several }: PodDesign,
  held: ClaimHolder,
): JsonObject {
  const ofTemplates = new Set(held === 'pod' ? claimsIn(volumesIn(containers)).map(({ volume }) => volume) : []);
  const volumes = volumesIn(containers).filter(({ name }) => !ofTemplates.has(name));
  const isInit = ({ role }: PodContainer): boolean => role === 'init' || role === 'sidecar';
  const written = (list: readonly PodContainer[]): readonly JsonObject[] | undefined =>
    list.length === 0 ? undefined : list.map(one => containerOf(one, { kubernetes, grace: props.gracePeriod ?? 30 }));
  return {
    serviceAccountName: account.name,
    automountServiceAccountToken: account.token,
    hostNetwork: props.hostNetwork === true ? true : undefined,
    ...resolvedBy(props.resolution, props.hostNetwork === true),
    hostAliases: aliasesOf(props.hostAliases),
    enableServiceLinks: false,
    imagePullSecrets: props.pullSecrets?.map(name => ({ name })),
    terminationGracePeriodSeconds: props.gracePeriod,
    securityContext: podSecurityOf(props, containers),
    initContainers: written(containers.filter(isInit)),
    containers: written(containers.filter(one => !isInit(one))),
    volumes: volumes.length === 0 ? undefined : podVolumesOf(volumes, workload.name),
    ...scheduledOf(props.scheduling ?? {}, workload.podLabels, several),
  };
}

function aliasesOf(aliases: PodProps['hostAliases']): readonly JsonObject[] | undefined {
  return aliases && Object.entries(aliases).map(([ip, hostnames]) => ({ ip, hostnames }));
}

function podSecurityOf({ user, group, sysctls }: PodProps, containers: readonly PodContainer[]): JsonObject {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    fsGroup: group ?? (ownedVolumes(containers).length > 0 ? user : undefined),
    seccompProfile: { type: 'RuntimeDefault' },
    sysctls: sysctls && Object.entries(sysctls).map(([name, value]) => ({ name, value })),
  };
}
