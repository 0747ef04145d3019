import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { controllerPolicy } from '../connections/network-policies.js';
import { apiObject } from '../tree/api-object.js';
import { nameFaults } from '../shape/name-faults.js';
import type { ControllerName } from '../controllers/capability.js';
import { controllerPeers } from '../controllers/controller-peers.js';
import type { Exposure } from '../exposure/exposure.js';
import { exposureFaults } from '../exposure/exposure-faults.js';
import { allFaults, fitOf } from '../shape/fit.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { RouteDeclaration } from './route-declaration.js';
import { routeOf } from '../exposure/route-of.js';
import { routeFields } from './route-shape.js';
import type { Target, Targets } from './targets.js';
import { backendOf, podsBehind, targetFaults, targetsOf } from './targets.js';

/** A route that is not an application's own. */
export interface RouteProps<Kind extends ControllerName = never> extends Omit<Exposure<Kind>, 'port'> {
  /** Where it leads: an application, a Service by name, or several with their weights. */
  readonly to: Targets<Kind>;
  /**
   * The name of its manifests.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * @default - the chart's namespace
   */
  readonly namespace?: string;
  /**
   * Labels for its manifests.
   * @default - none beside those that gatewright sets
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A route to a Service that is there already, or to applications by their weights. Its class comes from `definePlatform`. */
export class Route extends Construct {
  readonly name: string;
  readonly namespace: string;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, given: RouteProps, platform: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<RouteProps>(given, routeFields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    const own = { 'app.kubernetes.io/name': this.name, 'app.kubernetes.io/managed-by': 'gatewright' };
    this.labels = { ...Chart.of(this).labels, ...props.labels, ...own };
    const { name, namespace, labels, node } = this;
    const others = (): readonly string[] => [
      ...nameFaults(this, props),
      ...exposureFaults(props, '', { subdomain: name, namespace }, platform),
      ...targetFaults(props.to, namespace),
    ];
    this.node.addValidation({ validate: () => allFaults(misfits, others()) });
    const targets = targetsOf(props.to);
    const backends = targets.map(target => backendOf(target, namespace));
    new RouteDeclaration(
      this,
      'route',
      routeOf({ name, subdomain: name, namespace, labels, backends, path: node.path }, props, platform),
    );
    targets.forEach((target, at) => {
      letController(this, target, at, platform);
    });
  }
}

/** The network policy that lets the controllers reach a target's pods. */
function letController(route: Route, target: Target, at: number, platform: PlatformSettings): void {
  const { name, namespace, labels } = route;
  const behind = podsBehind(target, namespace);
  if (behind === undefined) return;
  const peers = controllerPeers(platform.controllers);
  const policy = controllerPolicy(behind.workload, peers, behind.ports, labels, `-for-${name}`);
  apiObject(route, at === 0 ? 'from-controller' : `from-controller-${at + 1}`, policy);
}
