import type { ApplicationProps } from '../application/application-props.js';
import type { JobProps } from '../application/job-props.js';
import type { CalledPort, Callee } from '../connections/callee.js';
import type { Caller, CallingApplication } from '../connections/caller.js';
import type { ControllerName } from '../controllers/capability.js';
import type { RouteProps } from '../route/route-props.js';
import type { ApplicationTarget, ServiceTarget, Targets } from '../route/targets.js';
import type { CniName } from '../settings/cni.js';
import type { AccountProps } from '../workload/access/account-props.js';
import type { ForeignConstruct } from './foreign-construct.js';

/** Some ports of a construct of another library. */
export type ForeignPort = Omit<CalledPort, 'application'> & { readonly application: ForeignConstruct };

/** A construct of another library that calls some ports. */
export type ForeignCaller = Omit<CallingApplication, 'application'> & { readonly application: ForeignConstruct };

/** `calls` that take constructs of other libraries beside what else they take. */
export interface ForeignCalls<Net extends CniName> {
  /**
   * Whom it calls: applications, constructs of other libraries, pods, Services, addresses and hosts. Network policies let exactly
   * these connections out here, and in there where a construct stands for the other end.
   * @default - nobody
   */
  readonly calls?: readonly (Callee<Net> | ForeignConstruct | ForeignPort)[];
}

/** An `account` that takes a construct of another library beside what else it takes. */
export interface ForeignAccount {
  /**
   * Its account with the API server, and what it may do there; or a ServiceAccount that another library's construct makes.
   * @default - an account of its own that may do nothing, without a token in the pods
   */
  readonly account?: AccountProps | ForeignConstruct;
}

/** `calls` and `callers` that take constructs of other libraries beside what else they take. */
export interface ForeignConnections<Net extends CniName> extends ForeignCalls<Net> {
  /**
   * Who else calls it: applications and constructs that cannot name it in their own `calls`, pods, addresses, Prometheus.
   * @default - nobody
   */
  readonly callers?: readonly (Caller | ForeignConstruct | ForeignCaller)[];
}

/** The props of an application, with constructs of other libraries where it takes applications. */
export type ApplicationPropsBeside<Kind extends ControllerName, Net extends CniName> = Omit<
  ApplicationProps<Kind, Net>,
  'calls' | 'callers' | 'account'
> &
  ForeignConnections<Net> &
  ForeignAccount;

/** The props of a job, with constructs of other libraries where it takes applications. */
export type JobPropsBeside<Net extends CniName> = Omit<JobProps<Net>, 'calls' | 'account'> &
  ForeignCalls<Net> &
  ForeignAccount;

/** What is asked for an existing construct: its calls, its callers and its routes. All else is its own. */
export type AdoptedPropsBeside<Kind extends ControllerName, Net extends CniName> = Pick<
  ApplicationProps<Kind, Net>,
  'dns' | 'expose'
> &
  ForeignConnections<Net>;

/** A construct of another library as the target of a route: it, one of its ports, or a Service by its construct. */
export type ForeignTarget =
  | ForeignConstruct
  | (Omit<ApplicationTarget, 'application'> & { readonly application: ForeignConstruct })
  | (Omit<ServiceTarget, 'service'> & { readonly service: ForeignConstruct });

/** The props of a route, with constructs of other libraries where it takes applications. */
export interface RoutePropsBeside<Kind extends ControllerName> extends Omit<RouteProps<Kind>, 'to'> {
  /**
   * Where it leads: an application, a Service, a construct of another library, or several with their weights.
   * @default - nowhere, with `redirectTo`, which answers each request, or `appRoot`, which then answers `/` alone: controllers want a
   * Service all the same, and one without pods is written, `<name>-nowhere`
   */
  readonly to?: Targets<Kind> | ForeignTarget | readonly (ForeignTarget & { readonly weight: number })[];
}
