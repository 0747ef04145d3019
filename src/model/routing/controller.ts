import type { JsonObject } from '../json.js';

/** The controllers that gatewright knows. */
export type ControllerKind = 'ingress-nginx' | 'traefik' | 'gateway';

/** How one controller of the cluster is set up: from gatewright.yaml, from the constructs' platform, or from the manifests. */
export interface ControllerSettings {
  /** How messages call it. Default: its kind. */
  readonly name: string;
  readonly kind: ControllerKind;
  /** `3.7`; default: the newest that gatewright knows. */
  readonly version?: string;
  /** Of several that run among the manifests this one: `namespace/name` of its workload. Default: the first in its namespace. */
  readonly installation?: string;
  /** Where its pods run. */
  readonly namespace?: string;
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Its pods run in the network of their nodes, which have their addresses in these blocks. */
  readonly nodes?: readonly string[];
  /** Names of its IngressClasses. Default: from the IngressClass resources, else the usual name. */
  readonly ingressClasses?: readonly string[];
  /** ingress-nginx: the data of its ConfigMap. */
  readonly configMap?: Readonly<Record<string, string>>;
  /** ingress-nginx: what its command line sets, without the leading dashes, where the manifests lack its workload. */
  readonly flags?: Readonly<Record<string, string | number | boolean>>;
  /** Traefik: its static configuration. */
  readonly static?: JsonObject;
  /** A Service whose pods are not among the manifests counts as having ready endpoints. */
  readonly assumeEndpoints: boolean;
  /** `namespace/service` of Services that have none all the same. */
  readonly noEndpoints: readonly string[];
}
