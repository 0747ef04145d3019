import type { FillObject } from './defaults/fill.js';
import { autoscalerDefaults } from './defaults/autoscaler.js';
import { claimDefaults } from './defaults/claim.js';
import { cronJobDefaults, jobDefaults } from './defaults/jobs.js';
import {
  endpointsDefaults,
  endpointSliceDefaults,
  ingressClassDefaults,
  networkPolicyDefaults,
} from './defaults/network.js';
import * as others from './defaults/others.js';
import { podDefaults } from './defaults/pod.js';
import { serviceDefaults } from './defaults/service.js';
import * as workloads from './defaults/workloads.js';

/** What Go code sets where a manifest says nothing, by group and kind; the schema does not tell these. What the cluster hands out (UIDs, addresses, node ports) is not among it. */
export const kindDefaults: ReadonlyMap<string, FillObject> = new Map([
  ['/Pod', podDefaults],
  ['/Service', serviceDefaults],
  ['/Endpoints', endpointsDefaults],
  ['/Secret', others.secretDefaults],
  ['/Namespace', others.namespaceDefaults],
  ['/LimitRange', others.limitRangeDefaults],
  ['/PersistentVolume', others.persistentVolumeDefaults],
  ['/PersistentVolumeClaim', claimDefaults],
  ['/ReplicationController', workloads.replicationControllerDefaults],
  ['apps/Deployment', workloads.deploymentDefaults],
  ['apps/DaemonSet', workloads.daemonSetDefaults],
  ['apps/StatefulSet', workloads.statefulSetDefaults],
  ['apps/ReplicaSet', workloads.replicaSetDefaults],
  ['batch/Job', jobDefaults],
  ['batch/CronJob', cronJobDefaults],
  ['networking.k8s.io/NetworkPolicy', networkPolicyDefaults],
  ['networking.k8s.io/IngressClass', ingressClassDefaults],
  ['discovery.k8s.io/EndpointSlice', endpointSliceDefaults],
  ['autoscaling/HorizontalPodAutoscaler', autoscalerDefaults],
  ['storage.k8s.io/StorageClass', others.storageClassDefaults],
  ['scheduling.k8s.io/PriorityClass', others.priorityClassDefaults],
  ['rbac.authorization.k8s.io/Role', others.roleDefaults],
  ['rbac.authorization.k8s.io/ClusterRole', others.roleDefaults],
  ['rbac.authorization.k8s.io/RoleBinding', others.bindingDefaults],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', others.bindingDefaults],
  ['admissionregistration.k8s.io/ValidatingWebhookConfiguration', others.validatingWebhookDefaults],
  ['admissionregistration.k8s.io/MutatingWebhookConfiguration', others.mutatingWebhookDefaults],
]);
