/**
 * Labels that the controllers of Kubernetes put on the pods of a workload, with values that only the running cluster knows.
 * (kubernetes v1.36, staging/src/k8s.io/api/apps/v1/types.go: DefaultDeploymentUniqueLabelKey, ControllerRevisionHashLabelKey,
 * StatefulSetPodNameLabel, PodIndexLabel; staging/src/k8s.io/api/batch/v1/types.go: JobNameLabel, ControllerUidLabel,
 * JobCompletionIndexAnnotation; pkg/controller/job/utils.go and pkg/controller/daemon/util/daemonset_util.go)
 */
export const varyingLabels: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['pod-template-hash'],
  ReplicaSet: ['pod-template-hash'],
  DaemonSet: ['controller-revision-hash', 'pod-template-generation'],
  StatefulSet: ['controller-revision-hash', 'statefulset.kubernetes.io/pod-name', 'apps.kubernetes.io/pod-index'],
  Job: ['controller-uid', 'batch.kubernetes.io/controller-uid'],
  CronJob: ['controller-uid', 'batch.kubernetes.io/controller-uid', 'job-name', 'batch.kubernetes.io/job-name'],
  Rollout: ['rollouts-pod-template-hash'],
};

/** Labels whose value is the name of the workload. */
export const nameLabels: Readonly<Record<string, readonly string[]>> = {
  Job: ['job-name', 'batch.kubernetes.io/job-name'],
};
