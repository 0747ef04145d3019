import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ControllerAccess } from '../connections/access/controller-access.js';
import { letSolversAnswer } from '../connections/access/http01-solver.js';
import { nameFaults } from '../shape/name-faults.js';
import type { ControllerName } from '../controllers/capability.js';
import type { Exposure } from '../exposure/exposure.js';
import { exposureFaults } from '../exposure/exposure-faults.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { apiObject } from '../tree/api-object.js';
import { warnOf } from '../tree/warnings.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { closedPods } from './closed-pods.js';
import { declareRoute } from './declare-route.js';
import { letToOthers } from './let-to-others.js';
import type { RouteDeclaration } from './route-declaration.js';
import { hostsOf, routeOf } from '../exposure/route-of.js';
import { routeFields } from './route-shape.js';
import type { PodsBehind, ServiceTarget, Targets } from './targets.js';
import { backendOf, podsBehindAll, targetFaults, targetsOf } from './targets.js';

/** A route that is not an application's own. */
export interface RouteProps<Kind extends ControllerName = never> extends Omit<Exposure<Kind>, 'port'> {
  /**
   * Where it leads: an application, a Service by name, or several with their weights.
   * @default - nowhere, with `redirectTo`, which answers each request: controllers want a Service all the same, and one without pods is
   * written, `<name>-nowhere`
   */
  readonly to?: Targets<Kind>;
  /**
   * The name of its manifests.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The namespace of its manifests and of the Services that it leads to.
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
  /** What its manifests are called by. */
  readonly name: string;
  /** The namespace of its manifests and of the Services that it leads to. */
  readonly namespace: string;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  readonly #declaration: RouteDeclaration;

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
      ...(isNowhere(props) ? [] : targetFaults(props.to, namespace)),
    ];
    this.node.addValidation({ validate: () => allFaults(misfits, others()) });
    const targets = targetsOf(props.to);
    const nowhere = isNowhere(props) ? [nowhereFor(this)] : [];
    const backends = [...nowhere, ...targets].map(target => backendOf(target, namespace));
    const owner = { name, subdomain: name, namespace, labels, backends, path: node.path };
    const asked = { exposure: props, prefix: '' };
    this.#declaration = declareRoute(this, 'route', routeOf(owner, props, platform), platform, asked);
    podsBehindAll(targets, namespace).forEach((behind, at) => {
      letController(this, behind, at, platform);
    });
    warnOf(this, () => closedPods(this, targets));
    letToOthers(this, props, name, platform);
    letSolversAnswer(this, namespace, [{ ...props, hosts: hostsOf(props, name, platform) }], platform);
  }

  /** The manifests that the controllers read: an Ingress, or IngressRoutes, Middlewares and a Certificate. */
  get objects(): readonly ApiObject[] {
    return this.#declaration.objects;
  }
}

/** The network policy that lets the controllers reach the pods behind targets. */
function letController(route: Route, { workload, ports }: PodsBehind, at: number, platform: PlatformSettings): void {
  const { name, namespace, labels } = route;
  const policy = `${workload.name}-from-controller-for-${name}`;
  const accessed = { name: policy, namespace, pods: workload.podLabels, labels, ports };
  new ControllerAccess(route, at === 0 ? 'from-controller' : `from-controller-${at + 1}`, accessed, platform);
}

function isNowhere({ to, redirectTo }: RouteProps): boolean {
  return to === undefined && redirectTo !== undefined;
}

/** A Service without pods, which is never asked: an Ingress and an IngressRoute have to lead somewhere. */
function nowhereFor(route: Route): ServiceTarget {
  const { namespace, labels } = route;
  const name = `${route.name.slice(0, 55)}-nowhere`;
  const spec = { ports: [{ port: 80 }] };
  apiObject(route, 'nowhere', { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, labels }, spec });
  return { service: name, port: 80 };
}
