/** How an application's Service is reached. */
export interface ApplicationServiceProps {
  /**
   * From where. `ClusterIP`: in the cluster; `NodePort`: on a port of every node too; `LoadBalancer`: by an address of its own too.
   * @default 'ClusterIP'
   */
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /**
   * Whether its name leads to the addresses of the pods, without an address of its own.
   * @default false
   */
  readonly headless?: boolean;
  /**
   * Whether pods are found before they are ready: for members of a cluster that look for each other.
   * @default false
   */
  readonly publishNotReady?: boolean;
  /**
   * Whether a client address is led to the same pod again. A number: for how many seconds.
   * @default false
   */
  readonly sticky?: boolean | number;
  /**
   * Whether connections from outside are led to pods of the node alone on which they come in, and keep the client's address.
   * @default - 'Cluster'
   */
  readonly externalTraffic?: 'Cluster' | 'Local';
  /**
   * Whether connections from inside are led to pods of their own node alone.
   * @default - 'Cluster'
   */
  readonly internalTraffic?: 'Cluster' | 'Local';
  /**
   * Which pods are taken first: those of the client's zone, or of its node. (Kubernetes 1.31 and newer)
   * @default - any
   */
  readonly trafficDistribution?: 'PreferClose' | 'PreferSameZone' | 'PreferSameNode';
  /**
   * Whether it has an address of IPv4 and one of IPv6: where the cluster has both, or nowhere else.
   * @default - one, of the family that the cluster has first
   */
  readonly dualStack?: 'Prefer' | 'Require';
  /**
   * The families of its addresses, the first one first.
   * @default - as the cluster has them
   */
  readonly ipFamilies?: readonly ('IPv4' | 'IPv6')[];
  /**
   * Which implementation gives it an address.
   * @default - the cluster's default
   */
  readonly loadBalancerClass?: string;
  /**
   * The addresses from which the load balancer lets clients in, as ranges: `203.0.113.0/24`.
   * @default - all
   */
  readonly sourceRanges?: readonly string[];
  /**
   * Labels of the Service beside those of all manifests.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the Service.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}
