import type { Json, JsonObject } from '#model/json.js';
import { isObject, objectOf, textOf } from '#model/json.js';
import { base64Of } from '../values/base64.js';
import { protectedBy } from './claim.js';
import { always, everyItem, filled, inside, orElse, orText } from './fill.js';
import { withMissing } from './resources.js';
import { hostPath } from './volume.js';

/** Texts become data; they stay beside it, so that faults are found where they were written. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Secret; conversion.go: Convert_v1_Secret_To_core_Secret) */
export function secretDefaults(secret: JsonObject): JsonObject {
  const { stringData } = secret;
  const data = (value: Json | undefined): Json | undefined => {
    if (!isObject(stringData)) return value;
    return {
      ...objectOf(value),
      ...Object.fromEntries(Object.entries(stringData).map(([key, one]) => [key, base64Of(textOf(one) ?? '')])),
    };
  };
  return filled(secret, { data, type: orText('Opaque') });
}

/** (same file: SetDefaults_Namespace; pkg/registry/core/namespace/strategy.go: PrepareForCreate) */
export function namespaceDefaults(namespace: JsonObject): JsonObject {
  const name = textOf(objectOf(namespace['metadata'])['name']) ?? '';
  const labels = always(given => ({ ...given, 'kubernetes.io/metadata.name': name }));
  return filled(namespace, {
    ...(name !== '' && { metadata: always(metadata => filled(metadata, { labels })) }),
    spec: always(spec => filled(spec, { finalizers: orElse(['kubernetes']) })),
  });
}

/** (same file: SetDefaults_LimitRangeItem) */
export function limitRangeDefaults(range: JsonObject): JsonObject {
  return filled(range, { spec: inside(spec => filled(spec, { limits: everyItem(limits) })) });
}

function limits(given: JsonObject): JsonObject {
  if (given['type'] !== 'Container') return given;
  const limit = withMissing(given['default'], given['max']);
  return { ...given, default: limit, defaultRequest: withMissing(given['defaultRequest'], limit, given['min']) };
}

/** (same file: SetDefaults_PersistentVolume) */
export function persistentVolumeDefaults(volume: JsonObject): JsonObject {
  return filled(volume, {
    metadata: always(protectedBy('kubernetes.io/pv-protection')),
    spec: always(spec =>
      filled(spec, {
        hostPath: inside(hostPath),
        persistentVolumeReclaimPolicy: orText('Retain'),
        volumeMode: orElse('Filesystem'),
      }),
    ),
  });
}

/** (kubernetes v1.36.0, pkg/apis/storage/v1/defaults.go: SetDefaults_StorageClass) */
export function storageClassDefaults(storageClass: JsonObject): JsonObject {
  return filled(storageClass, { reclaimPolicy: orElse('Delete'), volumeBindingMode: orElse('Immediate') });
}

/** (kubernetes v1.36.0, pkg/apis/scheduling/v1/defaults.go: SetDefaults_PriorityClass) */
export function priorityClassDefaults(priorityClass: JsonObject): JsonObject {
  return filled(priorityClass, { preemptionPolicy: orElse('PreemptLowerPriority') });
}

/** A Role without rules is stored with none. (recorded: corpora/apiserver/defaults.json "role") */
export function roleDefaults(role: JsonObject): JsonObject {
  return Object.hasOwn(role, 'rules') ? role : { ...role, rules: null };
}

/** (kubernetes v1.36.0, pkg/apis/rbac/v1/defaults.go) */
export function bindingDefaults(binding: JsonObject): JsonObject {
  return filled(binding, {
    roleRef: always(reference => filled(reference, { apiGroup: orText(rbac) })),
    subjects: everyItem(subject =>
      subject['kind'] === 'User' || subject['kind'] === 'Group' ? filled(subject, { apiGroup: orText(rbac) }) : subject,
    ),
  });
}

const rbac = 'rbac.authorization.k8s.io';

/** (kubernetes v1.36.0, pkg/apis/admissionregistration/v1/defaults.go) */
export function validatingWebhookDefaults(configuration: JsonObject): JsonObject {
  return filled(configuration, { webhooks: everyItem(webhook) });
}

/** (same file) */
export function mutatingWebhookDefaults(configuration: JsonObject): JsonObject {
  return filled(configuration, {
    webhooks: everyItem(one => filled(webhook(one), { reinvocationPolicy: orElse('Never') })),
  });
}

function webhook(given: JsonObject): JsonObject {
  return filled(given, {
    clientConfig: inside(config =>
      filled(config, { service: inside(service => filled(service, { port: orElse(443) })) }),
    ),
    rules: everyItem(rule => filled(rule, { scope: orElse('*') })),
    failurePolicy: orElse('Fail'),
    matchPolicy: orElse('Equivalent'),
    namespaceSelector: orElse({}),
    objectSelector: orElse({}),
    timeoutSeconds: orElse(10),
  });
}
