import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject, textOf } from '#model/json.js';
import type { FillObject } from './fill.js';
import { always, everyItem, filled, inside, orElse, orNumber, orText, stands } from './fill.js';
import { pullPolicyOf } from './image-tag.js';
import { requestsFromLimits } from './resources.js';
import { volume } from './volume.js';

/** A pod on its own, also what admission adds to it. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Pod; plugin/pkg/admission/{priority,defaulttolerationseconds}) */
export function podDefaults(pod: JsonObject): JsonObject {
  return filled(pod, { spec: always(spec => admitted(withRequests(podSpec(spec)))) });
}

/** The pod template of a workload. (same file: SetDefaults_PodSpec) */
export function podTemplate(template: JsonObject): JsonObject {
  return filled(template, { metadata: orElse({}), spec: always(podSpec) });
}

function podSpec(spec: JsonObject): JsonObject {
  const host = spec['hostNetwork'] === true;
  const own = host ? (one: JsonObject): JsonObject => container(hostPorts(one)) : container;
  return filled(spec, {
    volumes: everyItem(volume),
    containers: everyItem(own),
    initContainers: everyItem(own),
    ephemeralContainers: everyItem(container),
    dnsPolicy: orText('ClusterFirst'),
    restartPolicy: orText('Always'),
    securityContext: orElse({}),
    terminationGracePeriodSeconds: orElse(30),
    schedulerName: orText('default-scheduler'),
  });
}

function container(one: JsonObject): JsonObject {
  return filled(one, {
    ports: everyItem(port => filled(port, { protocol: orText('TCP') })),
    env: everyItem(env => filled(env, { valueFrom: inside(source => filled(source, { fieldRef: inside(fieldRef) })) })),
    resources: orElse({}),
    livenessProbe: inside(probe),
    readinessProbe: inside(probe),
    startupProbe: inside(probe),
    lifecycle: inside(hooks => filled(hooks, { postStart: inside(handler), preStop: inside(handler) })),
    terminationMessagePath: orText('/dev/termination-log'),
    terminationMessagePolicy: orText('File'),
    imagePullPolicy: orText(pullPolicyOf(textOf(one['image']) ?? '')),
  });
}

const fieldRef: FillObject = reference => filled(reference, { apiVersion: orText('v1') });

const handler: FillObject = one =>
  filled(one, { httpGet: inside(get => filled(get, { path: orText('/'), scheme: orText('HTTP') })) });

const probe: FillObject = one =>
  filled(handler(one), {
    grpc: inside(grpc => filled(grpc, { service: orElse('') })),
    timeoutSeconds: orNumber(1),
    periodSeconds: orNumber(10),
    successThreshold: orNumber(1),
    failureThreshold: orNumber(3),
  });

/** On the network of its node a pod's ports are the node's. (same file: defaultHostNetworkPorts) */
function hostPorts(one: JsonObject): JsonObject {
  return filled(one, {
    ports: everyItem(port =>
      filled(port, { hostPort: (given, { containerPort }) => orNumber(0)(given) || containerPort }),
    ),
  });
}

function withRequests(spec: JsonObject): JsonObject {
  const requests = everyItem(one => filled(one, { resources: inside(requestsFromLimits) }));
  return filled(spec, { containers: requests, initContainers: requests, enableServiceLinks: orElse(true) });
}

function admitted(spec: JsonObject): JsonObject {
  const classless = !stands(spec['priorityClassName']) || spec['priorityClassName'] === '';
  return filled(spec, {
    tolerations: unreachable,
    ...(classless && { priority: orElse(0), preemptionPolicy: orElse('PreemptLowerPriority') }),
  });
}

/** A pod tolerates a node that is not ready or unreachable for five minutes. (plugin/pkg/admission/defaulttolerationseconds/admission.go) */
function unreachable(value: Json | undefined): Json {
  const given = isArray(value) ? value : [];
  const lacking = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'].filter(
    key => !given.some(one => tolerates(one, key)),
  );
  return [...given, ...lacking.map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }))];
}

function tolerates(toleration: Json, key: string): boolean {
  if (!isObject(toleration)) return false;
  const effect = toleration['effect'] ?? '';
  return [key, ''].includes(textOf(toleration['key']) ?? '') && (effect === '' || effect === 'NoExecute');
}
