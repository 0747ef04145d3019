import { asGiven, isAmiss } from '../shape/shape.js';

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

/** Weave Net. */
export function weaveNet(props: CniProps = {}): Cni {
  return profileOf('weave-net', props);
}

/** kube-router, with its network policy controller. */
export function kubeRouter(props: CniProps = {}): Cni {
  return profileOf('kube-router', props);
}

/** The VPC CNI of EKS. */
export function awsVpcCni(props: CniProps = {}): Cni {
  return profileOf('aws-vpc-cni', props);
}

/** Azure CNI with Azure's network policy manager. */
export function azureNpm(props: CniProps = {}): Cni {
  return profileOf('azure-npm', props);
}

/** Azure CNI powered by Cilium. */
export function azureCilium(props: CniProps = {}): Cni {
  return profileOf('azure-cilium', props);
}

/** GKE's Dataplane V2. */
export function gkeDataplaneV2(props: CniProps = {}): Cni {
  return profileOf('gke-dataplane-v2', props);
}

/** Any other CNI by the name that the command line knows it by. */
export function cni(name: string, props: CniProps = {}): Cni {
  return profileOf(name, props);
}

function profileOf(name: string, props: CniProps): Cni {
  if (isAmiss(props)) return { profile: asGiven(props) };
  const { version } = props;
  return { profile: version === undefined ? name : `${name}@${version}` };
}
