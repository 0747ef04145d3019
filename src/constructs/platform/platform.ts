import type { Construct } from 'constructs';
import { defaultAnalysis } from '#analyze/settings.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { Application } from '../application/application.js';
import type { ApplicationProps } from '../application/application-props.js';
import type { ControllerName } from '../controllers/capability.js';
import type { Cni } from '../settings/cni.js';
import type { Controller } from '../controllers/controller.js';
import type { Tls } from '../settings/tls.js';
import { fitOf } from '../shape/fit.js';
import type { NamespaceProps } from '../namespace/namespace.js';
import { Namespace } from '../namespace/namespace.js';
import type { PlatformAppProps } from './platform-app.js';
import { PlatformApp } from './platform-app.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { platformFields } from './platform-shape.js';
import type { RouteProps } from '../route/route.js';
import { Route } from '../route/route.js';
import { asksForMetadata } from '../synthesis/synth.js';
import { noteMade } from '../tree/made-at.js';

/** What the clusters of a platform run: said once, for all applications. */
export interface PlatformProps<Kind extends ControllerName> {
  /** The controller that routes are written for, or several while moving: then only what all of them can do compiles. */
  readonly controller: Controller<Kind> | readonly [Controller<Kind>, ...Controller<Kind>[]];
  /**
   * The CNI: which network policies bite.
   * @default - all that the APIs define is taken to be enforced
   */
  readonly cni?: Cni;
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
   * How grave each finding of the check is: an error stops the synthesis.
   * @default - as the rules have it
   */
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
}

/** The constructs of a platform. */
export interface Platform<Kind extends ControllerName> {
  readonly Application: new (scope: Construct, id: string, props: ApplicationProps<Kind>) => Application;
  readonly Route: new (scope: Construct, id: string, props: RouteProps<Kind>) => Route;
  readonly Namespace: typeof Namespace;
  readonly PlatformApp: new (props?: PlatformAppProps) => PlatformApp;
}

/** The constructs for a platform: what its controllers cannot do does not compile, and the message is the reason. */
export function definePlatform<Kind extends ControllerName>(props: PlatformProps<Kind>): Platform<Kind> {
  const settings = settingsOf(props);
  return {
    Application: class extends Application {
      constructor(scope: Construct, id: string, own: ApplicationProps) {
        super(scope, id, own, settings);
        if (asksForMetadata()) noteMade(this, new.target);
      }
    },
    Route: class extends Route {
      constructor(scope: Construct, id: string, own: RouteProps) {
        super(scope, id, own, settings);
        if (asksForMetadata()) noteMade(this, new.target);
      }
    },
    Namespace: class extends Namespace {
      constructor(scope: Construct, id: string, own?: NamespaceProps) {
        super(scope, id, own);
        if (asksForMetadata()) noteMade(this, new.target);
      }
    },
    PlatformApp: class extends PlatformApp {
      constructor(own: PlatformAppProps = {}) {
        super(own, settings);
      }
    },
  };
}

function settingsOf<Kind extends ControllerName>(given: PlatformProps<Kind>): PlatformSettings {
  const { props, misfits } = fitOf<Partial<PlatformProps<Kind>>>(given, platformFields);
  const { controller, cni, domain, tls, kubernetes = defaultAnalysis.kubernetes, rules = {} } = props;
  const controllers = controller === undefined ? [] : 'settings' in controller ? [controller] : controller;
  return {
    controllers: controllers.map(one => one.settings),
    cni: cni?.profile ?? defaultAnalysis.cni,
    kubernetes,
    rules,
    ...(misfits.length > 0 && { misfits }),
    ...(domain !== undefined && { domain }),
    ...(tls && { tls }),
  };
}
