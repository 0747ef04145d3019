/** The CNI of the cluster: which network policies bite depends on it. */
export interface Cni {
  /** `calico`, or `calico@3.31`. */
  readonly profile: string;
}

/** What is told of a CNI. */
export interface CniProps {
  /**
   * The version that the cluster runs.
   * @default - the newest that gatewright knows
   */
  readonly version?: string;
}

/** Calico. */
export function calico(props: CniProps = {}): Cni {
  return profileOf('calico', props);
}

/** Cilium. */
export function cilium(props: CniProps = {}): Cni {
  return profileOf('cilium', props);
}

/** Flannel alone: it enforces no network policy. */
export function flannel(props: CniProps = {}): Cni {
  return profileOf('flannel', props);
}

/** Any other CNI by the name that the command line knows it by. */
export function cni(name: string, props: CniProps = {}): Cni {
  return profileOf(name, props);
}

function profileOf(name: string, { version }: CniProps): Cni {
  return { profile: version === undefined ? name : `${name}@${version}` };
}
