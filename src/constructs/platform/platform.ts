import type { Construct } from 'constructs';
import { defaultAnalysis } from '#analyze/settings.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { Application } from '../application/application.js';
import type { ApplicationProps } from '../application/application-props.js';
import { Job } from '../application/job.js';
import type { JobProps } from '../application/job-props.js';
import type { ControllerName } from '../controllers/capability.js';
import type { CniName } from '../settings/cni.js';
import type { NetworkProps } from '../settings/network.js';
import { networkSettings } from '../settings/network.js';
import type { Controller } from '../controllers/controller.js';
import type { Tls } from '../settings/tls.js';
import { fitOf } from '../shape/fit.js';
import { adopt } from '../foreign/adopted.js';
import type { ForeignConstruct } from '../foreign/foreign-construct.js';
import type {
  AdoptedPropsBeside,
  ApplicationPropsBeside,
  JobPropsBeside,
  RoutePropsBeside,
} from '../foreign/foreign-props.js';
import { foreignTargetFaults, nativeConnections, nativeTargets } from '../foreign/native-props.js';
import { Namespace } from '../namespace/namespace.js';
import type { NamespaceProps } from '../namespace/namespace-props.js';
import type { PlatformAppProps } from './platform-app-props.js';
import { PlatformApp } from './platform-app.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { PodSecurity, PodSecurityLevel } from '../settings/pod-security.js';
import { asAuthorsSay, platformFields } from './platform-shape.js';
import type { RouteProps } from '../route/route-props.js';
import { Route } from '../route/route.js';
import { tellUnderPlainApp } from '../synthesis/telling/plain-app.js';
import { asksForMetadata } from '../synthesis/synth.js';
import { noteMade } from '../tree/made-at.js';
import type { WorkloadConstruct } from '../workload/workload.js';

/** What the clusters of a platform run: said once, for all applications. */
export interface PlatformProps<Kind extends ControllerName, Net extends CniName = CniName> extends NetworkProps<Net> {
  /** The controller that routes are written for, or several while moving: then only what all of them can do compiles. */
  readonly controller: Controller<Kind> | readonly [Controller<Kind>, ...Controller<Kind>[]];
  /**
   * What follows an application's name where `expose` names no host.
   * @default - none: each `expose` names its hosts
   */
  readonly domain?: string;
  /**
   * Where certificates come from.
   * @default - no TLS where `expose` does not ask for it
   */
  readonly tls?: Tls;
  /**
   * The version of Kubernetes that manifests are checked for.
   * @default '1.36'
   */
  readonly kubernetes?: string;
  /**
   * The pod security standard to which the API server holds namespaces that say none themselves: what applications ask for beyond it
   * is a fault, and each `Namespace` is held to it.
   * @default - 'restricted' for each `Namespace`; of namespaces that somebody else makes it is not known
   */
  readonly podSecurity?: PodSecurityLevel | PodSecurity;
  /**
   * What exists in the clusters although no app has it: `ClusterIssuer/letsencrypt`, `Secret/shop/web-tls`. The check of a
   * complete app takes it to be there.
   * @default - nothing
   */
  readonly elsewhere?: readonly string[];
  /**
   * How grave each finding of the check is: an error stops the synthesis.
   * @default - as the rules have it
   */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** The constructs of a platform. */
export interface Platform<Kind extends ControllerName, Net extends CniName = CniName> {
  /** A program with its workload, Service, ServiceAccount, network policies and routes. */
  readonly Application: ApplicationClass<Kind, Net>;
  /** A program that runs to its end: once, or by a schedule. */
  readonly Job: new (scope: Construct, id: string, props: JobPropsBeside<Net>) => Job;
  /** A route to a Service that is there already, or to applications by their weights. */
  readonly Route: new (scope: Construct, id: string, props: RoutePropsBeside<Kind>) => Route;
  /** A namespace that holds its pods to a standard and lets through what is allowed. */
  readonly Namespace: new (scope: Construct, id: string, props?: NamespaceProps) => Namespace;
  /** cdk8s's App, which settles the routes of the platform and checks what it writes. */
  readonly PlatformApp: new (props?: PlatformAppProps) => PlatformApp;
}

/** The class of a platform's applications. */
export interface ApplicationClass<Kind extends ControllerName, Net extends CniName = CniName> {
  new (scope: Construct, id: string, props: ApplicationPropsBeside<Kind, Net>): Application;
  /**
   * Takes over a Deployment, a StatefulSet or another construct of cdk8s-plus, or an ApiObject: adds a Service where none leads to
   * its pods, network policies and routes. What it gives can be called and routed to.
   */
  of(existing: ForeignConstruct, props?: AdoptedPropsBeside<Kind, Net>): WorkloadConstruct;
}

/** The constructs for a platform: what its controllers cannot do does not compile, and the message is the reason. */
export function definePlatform<Kind extends ControllerName, Net extends CniName = 'another'>(
  props: PlatformProps<Kind, Net>,
): Platform<Kind, Net> {
  const settings = settingsOf(props);
  return {
    Application: class extends Application {
      constructor(scope: Construct, id: string, own: unknown) {
        super(scope, textual(id), nativeConnections(own) as ApplicationProps, settings); // its shape is looked at there
        noteIn(this, new.target, id);
      }

      static of(existing: ForeignConstruct, own: unknown = {}): WorkloadConstruct {
        const adopted = adopt(existing, own, settings);
        tellUnderPlainApp(adopted);
        return adopted;
      }
    },
    Job: class extends Job {
      constructor(scope: Construct, id: string, own: unknown) {
        super(scope, textual(id), nativeConnections(own) as JobProps, settings); // its shape is looked at there
        noteIn(this, new.target, id);
      }
    },
    Route: class extends Route {
      constructor(scope: Construct, id: string, own: unknown) {
        super(scope, textual(id), nativeTargets(own) as RouteProps, settings); // its shape is looked at there
        const faults = foreignTargetFaults(own);
        this.node.addValidation({ validate: () => [...faults] });
        noteIn(this, new.target, id);
      }
    },
    Namespace: class extends Namespace {
      constructor(scope: Construct, id: string, own: NamespaceProps = {}) {
        super(scope, textual(id), own, settings);
        noteIn(this, new.target, id);
      }
    },
    PlatformApp: appOf(settings),
  };
}

/** What plain JavaScript gave for an id, as constructs take it. */
function textual(id: unknown): string {
  return typeof id === 'string' ? id : String(id);
}

/** Where a construct was made, that it may warn, and what is wrong with its id. */
function noteIn(construct: Construct, made: Parameters<typeof noteMade>[1], id: unknown): void {
  tellUnderPlainApp(construct);
  if (typeof id !== 'string')
    construct.node.addValidation({ validate: () => [`id: ${String(id)} is not a text; give one, such as 'web'`] });
  if (asksForMetadata()) noteMade(construct, made);
}

function appOf(settings: PlatformSettings): new (props?: PlatformAppProps) => PlatformApp {
  return class extends PlatformApp {
    constructor(own: PlatformAppProps = {}) {
      super(own, settings);
    }
  };
}

function settingsOf<Kind extends ControllerName, Net extends CniName>(
  given: PlatformProps<Kind, Net>,
): PlatformSettings {
  const { props, misfits } = fitOf<Partial<PlatformProps<Kind, Net>>>(given, platformFields);
  const { controller, cni, domain, tls, kubernetes = defaultAnalysis.kubernetes, rules = {} } = props;
  const { elsewhere, podSecurity } = props;
  const controllers = controller === undefined ? [] : 'settings' in controller ? [controller] : controller;
  return {
    controllers: controllers.map(one => one.settings),
    ...(cni && { cni: cni.profile }),
    network: networkSettings(props),
    kubernetes,
    rules,
    ...(misfits.length > 0 && { misfits: misfits.map(asAuthorsSay) }),
    ...(domain !== undefined && { domain }),
    ...(tls && { tls }),
    ...(elsewhere && { elsewhere }),
    ...(podSecurity !== undefined && { podSecurity }),
  };
}
