import type { Json, JsonObject } from '#model/json.js';
import { isArray, isObject, textOf } from '#model/json.js';
import { always, everyItem, filled, filling, inside, orElse, orNumber, orText, stands } from './fill.js';
import { pullPolicyOf } from './image-tag.js';
import { requestsFromLimits } from './resources.js';
import { volume } from './volume.js';

const fieldRef = filling({ apiVersion: orText('v1') });

const handler = filling({ httpGet: inside(filling({ path: orText('/'), scheme: orText('HTTP') })) });

const probed = filling({
  grpc: inside(filling({ service: orElse('') })),
  timeoutSeconds: orNumber(1),
  periodSeconds: orNumber(10),
  successThreshold: orNumber(1),
  failureThreshold: orNumber(3),
});

const probe = inside(one => probed(handler(one)));

const container = filling({
  ports: everyItem(filling({ protocol: orText('TCP') })),
  env: everyItem(filling({ valueFrom: inside(filling({ fieldRef: inside(fieldRef) })) })),
  resources: orElse({}),
  livenessProbe: probe,
  readinessProbe: probe,
  startupProbe: probe,
  lifecycle: inside(filling({ postStart: inside(handler), preStop: inside(handler) })),
  terminationMessagePath: orText('/dev/termination-log'),
  terminationMessagePolicy: orText('File'),
  imagePullPolicy: (policy, { image }) =>
    stands(policy) && policy !== '' ? policy : pullPolicyOf(textOf(image) ?? ''),
});

/** On the network of its node a pod's ports are the node's. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: defaultHostNetworkPorts) */
const hostPorts = filling({
  ports: everyItem(
    filling({ hostPort: (given, { containerPort }) => (stands(given) && given !== 0 ? given : containerPort) }),
  ),
});

const podSpec = specFilling(container);
const hostSpec = specFilling(one => container(hostPorts(one)));

/** (same file: SetDefaults_PodSpec) */
function specFilling(own: (container: JsonObject) => JsonObject): (spec: JsonObject) => JsonObject {
  return filling({
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

const byNetwork = (spec: JsonObject): JsonObject => (spec['hostNetwork'] === true ? hostSpec : podSpec)(spec);

/** A pod on its own, also what admission adds to it. (same file: SetDefaults_Pod; plugin/pkg/admission/{priority,defaulttolerationseconds}) */
export const podDefaults = filling({ spec: always(spec => admitted(withRequests(byNetwork(spec)))) });

/** The pod template of a workload. */
export const podTemplate = filling({ metadata: orElse({}), spec: always(byNetwork) });

const requests = everyItem(filling({ resources: inside(requestsFromLimits) }));
const withRequests = filling({ containers: requests, initContainers: requests, enableServiceLinks: orElse(true) });

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
  if (lacking.length === 0 && isArray(value)) return value;
  return [...given, ...lacking.map(key => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }))];
}

function tolerates(toleration: Json, key: string): boolean {
  if (!isObject(toleration)) return false;
  const effect = toleration['effect'] ?? '';
  return [key, ''].includes(textOf(toleration['key']) ?? '') && (effect === '' || effect === 'NoExecute');
}
