import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  callerPolicy,
  callsPolicy,
  controllerPolicy,
  dnsPolicy,
  outsideCallersPolicy,
  podPorts,
} from '../manifests/network-policies.js';
import { apiObject } from '../manifests/api-object.js';
import { applicationFaults } from './application-faults.js';
import { applicationFields } from './application-shape.js';
import type { ApplicationProps } from '../props/application-props.js';
import type { Call } from '../props/calls.js';
import { callsOf } from '../props/calls.js';
import { controllerPeers } from '../controllers/controller-peers.js';
import { deploymentOf } from '../manifests/deployment.js';
import type { Exposure } from '../props/exposure.js';
import { allFaults, fitOf } from '../shape/fit.js';
import type { PlatformSettings } from '../platform-settings.js';
import type { NamedPort } from '../props/ports.js';
import { portsOf } from '../props/ports.js';
import { RouteDeclaration } from '../route/route-declaration.js';
import { routeOf } from '../route/route-of.js';
import { serviceOf } from '../manifests/service.js';
import type { Workload, WorkloadConstruct } from '../props/workload.js';
import { podLabelsOf } from '../props/workload.js';

/**
 * A program with its Deployment, Service and ServiceAccount, the routes that lead to it and the network policies that let
 * exactly its traffic through. Its class comes from `definePlatform`.
 */
export class Application extends Construct implements WorkloadConstruct {
  readonly name: string;
  readonly namespace: string;
  /** The labels that its pods have and that its Service selects. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
  readonly deployment: ApiObject;
  /** Absent where the application has no port. */
  readonly service?: ApiObject;

  constructor(scope: Construct, id: string, given: ApplicationProps, platform: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<ApplicationProps>(given, applicationFields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    this.podLabels = podLabelsOf(this.name);
    this.labels = {
      ...Chart.of(this).labels,
      ...props.labels,
      ...this.podLabels,
      'app.kubernetes.io/managed-by': 'gatewright',
    };
    this.ports = portsOf(props);
    this.node.addValidation({ validate: () => allFaults(misfits, applicationFaults(this, props, platform)) });

    const { name, namespace, labels } = this;
    apiObject(this, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace, labels },
      automountServiceAccountToken: false,
    });
    this.deployment = apiObject(this, 'deployment', deploymentOf(this, labels, props));
    if (this.ports.length > 0) this.service = apiObject(this, 'service', serviceOf(this, labels));
    connect(this, props);
    if (props.expose) expose(this, props.expose, platform);
  }

  /** Where callers find its first port: `cart.shop:7070`. */
  get address(): string {
    const [first] = this.ports;
    return `${this.name}.${this.namespace}${first ? `:${first.service}` : ''}`;
  }
}

/** The network policies between applications. */
function connect(application: Application, props: ApplicationProps): void {
  const { labels } = application;
  const calls = callsOf(props.calls ?? []);
  if (props.dns ?? calls.length > 0) apiObject(application, 'dns', dnsPolicy(application, labels));
  if (calls.length > 0) apiObject(application, 'calls', callsPolicy(application, calls, labels));
  for (const call of calls) letIn(application, call);
  if (props.callers?.length)
    apiObject(application, 'callers', outsideCallersPolicy(application, props.callers, labels));
}

/** The way in belongs to the callee, which lets the caller in with a network policy of its own namespace and chart. */
function letIn(caller: Workload, call: Call): void {
  const callee = call.application;
  const id = `from-${caller.namespace}.${caller.name}`;
  if (callee === undefined || callee.node.tryFindChild(id)) return;
  apiObject(callee, id, callerPolicy(callee, caller, call, callee.labels));
}

/** The route, and the network policy that lets the controllers in. */
function expose(application: Application, exposure: Exposure, platform: PlatformSettings): void {
  const { name, namespace, labels, ports, node } = application;
  const port = exposure.port === undefined ? ports[0] : ports.find(one => one.name === exposure.port);
  if (port === undefined) return;
  const backends = [{ backend: { namespace, service: name, port: port.name }, weight: 1 }];
  const owner = { name, subdomain: name, namespace, labels, backends, path: node.path };
  new RouteDeclaration(application, 'route', routeOf(owner, exposure, platform));
  const peers = controllerPeers(platform.controllers);
  apiObject(application, 'from-controller', controllerPolicy(application, peers, podPorts([port]), labels));
}
