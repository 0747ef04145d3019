import type { No } from '../controllers/capability.js';
import type { CniName } from '../settings/cni.js';
import type { Port } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import type { Addresses } from './addresses.js';

/** Whom an application calls: another application or one of its ports, pods or a Service of others, addresses, hosts, the API server, itself. */
export type Callee<Net extends CniName = never> =
  | WorkloadConstruct
  | CalledPort
  | OutsidePods
  | ForeignService
  | CalledAddresses
  | KubernetesApi
  | Itself
  | HostOn<Net>;

/** Some ports of another application. */
export interface CalledPort {
  /** The application that is called. */
  readonly application: WorkloadConstruct;
  /** The names of the ports: one or several. */
  readonly port: string | readonly string[];
}

/** Pods that no construct stands for: only the way out is allowed; whoever owns them allows the way in. */
export interface OutsidePods {
  /** The namespace of the pods. */
  readonly namespace: string;
  /**
   * The labels of the pods.
   * @default - every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
  /** The pods' ports, not the Service's. */
  readonly ports: readonly (number | Port)[];
}

/** A Service that no construct stands for: made by `service()`. Only the way out is allowed; whoever owns it allows the way in. */
export interface ForeignService extends OutsidePods {
  /** Tells it from other callees. */
  readonly kind: 'service';
  /** The name of the Service. */
  readonly name: string;
  /** The labels of the pods behind it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Where callers find its first port: `postgres.data:5432`. */
  readonly address: string;
}

/** Addresses and the ports that are called there: made by `cidr()`. */
export interface CalledAddresses extends Addresses {
  /** What is called there. */
  readonly ports: readonly (number | Port)[];
}

/** The API server of the cluster: made by `kubernetesApi()`. */
export interface KubernetesApi {
  /** Tells it from other callees. */
  readonly kind: 'kubernetes-api';
}

/** The pods of the application among themselves, as those of a database or of a cache: made by `itself()`. */
export interface Itself {
  /** Tells it from other callees. */
  readonly kind: 'itself';
  /**
   * Names of its ports.
   * @default - all of them
   */
  readonly ports?: readonly string[];
}

/** A host outside the cluster by its name: made by `external()`. */
export interface ExternalHost {
  /** Tells it from other callees. */
  readonly kind: 'host';
  /** `api.stripe.com`, or `*.stripe.com`. */
  readonly name: string;
  /** What is called there. */
  readonly ports: readonly (number | Port)[];
}

/** A host by its name, where the CNI enforces names; elsewhere nothing, and the compiler's message is the reason. */
export type HostOn<Net extends CniName> = [Exclude<Net, NamingCni>] extends [never]
  ? ExternalHost
  : ExternalHost & No<typeof namesTakeAnother>;

/** The CNIs whose own policies know hosts by their names. */
export type NamingCni = 'cilium' | 'calico-enterprise';

/** Why most CNIs cannot let out to a name, and the way out. */
export const namesTakeAnother =
  "network policies know addresses only; a name takes cni: cilium() or calico({ edition: 'enterprise' }), or give the addresses by cidr()";
