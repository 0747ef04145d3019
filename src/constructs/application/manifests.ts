import type { JsonObject } from '#model/json.js';
import type { Labels } from '#model/resource.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { accountFor, accountOf, rolesOf } from '../workload/access/account.js';
import type { PodContainer } from '../workload/containers/containers.js';
import { containersOf } from '../workload/containers/containers.js';
import { jobManifest } from '../workload/kinds/job-manifest.js';
import { countOf } from '../workload/kinds/replicas.js';
import { workloadManifest } from '../workload/kinds/workload-manifest.js';
import type { PodDesign } from '../workload/pods/pod.js';
import { autoscalerOf } from '../workload/scaling/autoscaler.js';
import { budgetFor, disruptionBudgetOf } from '../workload/scaling/disruption-budget.js';
import { governingServiceOf, serviceOf } from '../workload/services/service.js';
import { claimOf, claimsIn } from '../workload/volumes/claims.js';
import { volumesIn } from '../workload/volumes/mounts.js';
import type { Workload } from '../workload/workload.js';
import type { ApplicationProps } from './application-props.js';
import type { JobProps } from './job-props.js';
import { runningLabelsOf } from './owned-labels.js';
import type { SharedProps } from './shared-props.js';

/** Manifests by name, in the order in which they are written. */
export type Manifests = Readonly<Record<string, JsonObject>>;

/** The manifests of an application, but for its routes and network policies. */
export function applicationManifests(
  workload: Workload,
  labels: Labels,
  props: ApplicationProps,
  platform: PlatformSettings,
): Manifests {
  const { kind = 'Deployment', service, autoscaling, annotations } = props;
  const containers = containersOf(workload.name, props);
  const { least, ...count } = countOf(props, volumesIn(containers));
  const design = designOf({ workload, labels, props, platform, several: least >= 2 });
  const governing = service?.headless === true ? workload.name : `${workload.name}-pods`;
  const budget = budgetFor(props.disruptionBudget, least);
  const apart = kind === 'StatefulSet' && governing !== workload.name;
  return {
    ...accountManifests(workload, labels, props),
    ...volumeManifests(workload, labels, containers, kind !== 'StatefulSet'),
    [manifestKey(kind)]: workloadManifest(design, { kind, governing, ...count, ...(annotations && { annotations }) }),
    ...(workload.ports.length > 0 && { service: serviceOf(workload, labels, service) }),
    ...(apart && { podsService: governingServiceOf(workload, governing, labels) }),
    ...(autoscaling && { autoscaler: autoscalerOf(workload, kind, labels, autoscaling) }),
    ...(budget && { disruptionBudget: disruptionBudgetOf(workload, labels, budget) }),
  };
}

/** The manifests of a job, but for its network policies. */
export function jobManifests(
  workload: Workload,
  labels: Labels,
  props: JobProps,
  platform: PlatformSettings,
): Manifests {
  const design = designOf({ workload, labels, props, platform, several: false });
  return {
    ...accountManifests(workload, labels, props),
    ...volumeManifests(workload, labels, design.containers, true),
    [props.schedule === undefined ? 'job' : 'cronJob']: jobManifest(design, props, props.annotations),
  };
}

/** `statefulSet` of `StatefulSet`. */
function manifestKey(kind: string): string {
  return `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`;
}

interface Given {
  readonly workload: Workload;
  readonly labels: Labels;
  readonly props: SharedProps;
  readonly platform: PlatformSettings;
  readonly several: boolean;
}

function designOf({ workload, labels, props, platform: { kubernetes }, several }: Given): PodDesign {
  return {
    workload,
    labels: runningLabelsOf(labels, props.image),
    props,
    containers: containersOf(workload.name, props),
    kubernetes,
    account: accountFor(workload.name, props.account),
    several,
  };
}

function accountManifests(workload: Workload, labels: Labels, { account = {} }: SharedProps): Manifests {
  return {
    ...(account.existing === undefined && { account: accountOf(workload, labels, account) }),
    ...rolesOf(workload, labels, account),
  };
}

/** The claims and files that are written with an application. */
function volumeManifests(
  { name, namespace }: Workload,
  labels: Labels,
  containers: readonly PodContainer[],
  withClaims: boolean,
): Manifests {
  const volumes = volumesIn(containers);
  const metadata = (volume: string): JsonObject => ({ name: `${name}-${volume}`, namespace, labels });
  const claims = withClaims ? claimsIn(volumes) : [];
  return Object.fromEntries([
    ...claims.map(({ volume, claim }) => [`claim-${volume}`, claimOf(metadata(volume), claim)] as const),
    ...volumes.flatMap(({ name: volume, volume: { files } }) =>
      files
        ? [
            [
              `files-${volume}`,
              { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(volume), data: files },
            ] as const,
          ]
        : [],
    ),
  ]);
}
