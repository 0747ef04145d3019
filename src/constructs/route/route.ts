import type { ApiObject } from 'cdk8s';
import type { WeightedBackend } from '#model/backend.js';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ControllerAccess } from '../connections/access/controller-access.js';
import { letSolversAnswer } from '../connections/access/http01-solver.js';
import { nameFaults } from '../shape/name-faults.js';
import type { NamedExposure } from '../exposure/exposures.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { warnOf } from '../tree/warnings.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { askedFaults, askedRoutes } from './asked-routes.js';
import { closedPods } from './closed-pods.js';
import { declareRoute } from './declare-route.js';
import { isNowhere, nowhereFaults, nowhereFor } from './nowhere.js';
import { letToOthers } from './let-to-others.js';
import type { RouteDeclaration } from './route-declaration.js';
import { hostsOf, routeOf } from '../exposure/route-of.js';
import { routeWarnings } from './route-warnings.js';
import type { RouteProps } from './route-props.js';
import { routeFields } from './route-shape.js';
import type { PodsBehind } from './targets.js';
import { backendOf, podsBehindAll, targetFaults, targetsOf } from './targets.js';

/** A route to a Service that is there already, or to applications by their weights. Its class comes from `definePlatform`. */
export class Route extends Construct {
  /** What its manifests are called by. */
  readonly name: string;
  /** The namespace of its manifests and of the Services that it leads to. */
  readonly namespace: string;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  readonly #declarations: readonly RouteDeclaration[];

  constructor(scope: Construct, id: string, given: RouteProps, platform: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<RouteProps>(given, routeFields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    const own = { 'app.kubernetes.io/name': this.name, 'app.kubernetes.io/managed-by': 'gatewright' };
    this.labels = { ...Chart.of(this).labels, ...props.labels, ...own };
    const { name, namespace } = this;
    const asked = askedRoutes(name, props);
    const owner = { subdomain: name, namespace };
    const others = (): readonly string[] => [
      ...nameFaults(this, props),
      ...askedFaults(owner, props, platform),
      ...(asked.some(({ exposure }) => isNowhere(exposure, props.to))
        ? asked.flatMap(({ exposure, prefix }) => nowhereFaults(exposure, prefix))
        : targetFaults(props.to, namespace)),
    ];
    this.node.addValidation({ validate: () => allFaults(misfits, others()) });
    const targets = targetsOf(props.to);
    const nowhere = asked.some(({ exposure }) => isNowhere(exposure, props.to)) ? [nowhereFor(this)] : [];
    const backends = [...nowhere, ...targets].map(target => backendOf(target, namespace));
    this.#declarations = declareAll(this, asked, backends, platform);
    podsBehindAll(targets, namespace).forEach((behind, at) => {
      letController(this, behind, at, platform);
    });
    warnOf(this, () => [...closedPods(this, targets), ...routeWarnings(this, asked, platform)]);
    for (const one of asked) letToOthers(this, one.exposure, one.name, platform);
    const certified = asked.map(({ exposure }) => ({ ...exposure, hosts: hostsOf(exposure, name, platform) }));
    letSolversAnswer(this, namespace, certified, platform);
  }

  /** The manifests that the controllers read: an Ingress, or IngressRoutes, Middlewares and a Certificate. */
  get objects(): readonly ApiObject[] {
    return this.#declarations.flatMap(one => one.objects);
  }
}

/** Routes of one host share a Secret, which is named after the first of them. */
function declareAll(
  route: Route,
  asked: readonly NamedExposure[],
  backends: readonly WeightedBackend[],
  platform: PlatformSettings,
): readonly RouteDeclaration[] {
  const { name: subdomain, namespace, labels, node } = route;
  const hosts = (one: NamedExposure): string => hostsOf(one.exposure, subdomain, platform).join(' ');
  return asked.map(one => {
    const { name, exposure } = one;
    const secretName = asked.find(other => hosts(other) === hosts(one))?.name ?? name;
    const owner = { name, subdomain, namespace, labels, backends, path: node.path, secretName };
    const id = name === subdomain ? 'route' : `route-${name}`;
    return declareRoute(route, id, routeOf(owner, exposure, platform), platform, one);
  });
}

/** The network policy that lets the controllers reach the pods behind targets. */
function letController(route: Route, { workload, ports }: PodsBehind, at: number, platform: PlatformSettings): void {
  const { name, namespace, labels } = route;
  const policy = `${workload.name}-from-controller-for-${name}`;
  const accessed = { name: policy, namespace, pods: workload.podLabels, labels, ports };
  new ControllerAccess(route, at === 0 ? 'from-controller' : `from-controller-${at + 1}`, accessed, platform);
}
