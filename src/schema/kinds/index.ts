import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { KindCheck } from '../kind-check.js';
import { configMap } from './config-map.js';
import { cronJob } from './cron-job.js';
import { customResourceDefinition } from './custom-resource-definition.js';
import { daemonSet } from './daemon-set.js';
import { deployment } from './deployment.js';
import { endpointSlice } from './endpoint-slice.js';
import { endpoints } from './endpoints.js';
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.js';
import { ingressClass } from './ingress-class.js';
import { ingress } from './ingress.js';
import { job } from './job.js';
import { asKindCheck } from './language/as-kind-check.js';
import type { Check } from './language/check.js';
import { lease } from './lease.js';
import { limitRange } from './limit-range.js';
import { namespace } from './namespace.js';
import { networkPolicy } from './network-policy.js';
import { persistentVolumeClaim } from './persistent-volume-claim.js';
import { persistentVolume } from './persistent-volume.js';
import { podDisruptionBudget } from './pod-disruption-budget.js';
import { pod } from './pod.js';
import { priorityClass } from './priority-class.js';
import { replicaSet } from './replica-set.js';
import { replicationController } from './replication-controller.js';
import { resourceQuota } from './resource-quota.js';
import { clusterRoleBinding, roleBinding } from './role-binding.js';
import { clusterRole, role } from './role.js';
import { runtimeClass } from './runtime-class.js';
import { secret } from './secret.js';
import { service } from './service.js';
import { statefulSet } from './stateful-set.js';
import { storageClass } from './storage-class.js';
import { webhookConfiguration } from './webhook-configuration.js';

/** Kinds of which only the metadata is looked at: their names are DNS names. */
const named = [
  '/Node',
  '/PodTemplate',
  '/ServiceAccount',
  'apps/ControllerRevision',
  'resource.k8s.io/DeviceClass',
  'resource.k8s.io/ResourceClaim',
  'resource.k8s.io/ResourceClaimTemplate',
  'storage.k8s.io/CSIDriver',
  'storage.k8s.io/VolumeAttributesClass',
];

/** What the API server's code checks beyond the schema, by group and kind: '' is the core group. */
export const kindChecks: ReadonlyMap<string, KindCheck> = new Map(
  Object.entries<Check>({
    ...Object.fromEntries(named.map(kind => [kind, objectMeta(dnsSubdomain)])),
    '/ConfigMap': configMap,
    '/Endpoints': endpoints,
    '/LimitRange': limitRange,
    '/Namespace': namespace,
    '/PersistentVolume': persistentVolume,
    '/PersistentVolumeClaim': persistentVolumeClaim,
    '/Pod': pod,
    '/ReplicationController': replicationController,
    '/ResourceQuota': resourceQuota,
    '/Secret': secret,
    '/Service': service,
    'admissionregistration.k8s.io/MutatingWebhookConfiguration': webhookConfiguration,
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration': webhookConfiguration,
    'apiextensions.k8s.io/CustomResourceDefinition': customResourceDefinition,
    'apps/DaemonSet': daemonSet,
    'apps/Deployment': deployment,
    'apps/ReplicaSet': replicaSet,
    'apps/StatefulSet': statefulSet,
    'autoscaling/HorizontalPodAutoscaler': horizontalPodAutoscaler,
    'batch/CronJob': cronJob,
    'batch/Job': job,
    'coordination.k8s.io/Lease': lease,
    'discovery.k8s.io/EndpointSlice': endpointSlice,
    'networking.k8s.io/Ingress': ingress,
    'networking.k8s.io/IngressClass': ingressClass,
    'networking.k8s.io/NetworkPolicy': networkPolicy,
    'node.k8s.io/RuntimeClass': runtimeClass,
    'policy/PodDisruptionBudget': podDisruptionBudget,
    'rbac.authorization.k8s.io/ClusterRole': clusterRole,
    'rbac.authorization.k8s.io/ClusterRoleBinding': clusterRoleBinding,
    'rbac.authorization.k8s.io/Role': role,
    'rbac.authorization.k8s.io/RoleBinding': roleBinding,
    'scheduling.k8s.io/PriorityClass': priorityClass,
    'storage.k8s.io/StorageClass': storageClass,
  }).map(([kind, check]) => [kind, asKindCheck(check)]),
);
