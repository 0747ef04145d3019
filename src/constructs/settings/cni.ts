import { asGiven, isAmiss } from '../shape/shape.js';

/** The networks of clusters, by what their network policies can say. */
export type CniName =
  | 'calico'
  | 'calico-enterprise'
  | 'cilium'
  | 'flannel'
  | 'weave-net'
  | 'kube-router'
  | 'aws-vpc-cni'
  | 'azure-npm'
  | 'azure-cilium'
  | 'gke-dataplane-v2'
  | 'another';

/** Every CNI where controllers are named and no CNI is; none where neither is, which is the type without what platforms lack. */
export type EveryCni<Kind> = [Kind] extends [never] ? never : CniName;

/** The CNI of the cluster: which network policies bite depends on it, and what they can say. */
export interface Cni<Name extends CniName = CniName> {
  /** Which CNI it is. */
  readonly name: Name;
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

/** Calico as it is free: its network policies know addresses, not names. */
export interface CalicoProps extends CniProps {
  /**
   * The edition.
   * @default 'open-source'
   */
  readonly edition?: 'open-source';
}

/** Calico Enterprise and Calico Cloud: their network policies know names of hosts. */
export interface CalicoEnterpriseProps {
  /** Says that the edition is the one that is bought. */
  readonly edition: 'enterprise';
}

/** Calico. */
export function calico(props: CalicoEnterpriseProps): Cni<'calico-enterprise'>;
export function calico(props?: CalicoProps): Cni<'calico'>;
export function calico(props: CalicoProps | CalicoEnterpriseProps = {}): Cni {
  if (isAmiss(props)) return { name: 'calico', profile: asGiven(props) };
  return props.edition === 'enterprise'
    ? { name: 'calico-enterprise', profile: 'calico' }
    : profileOf('calico', 'calico', props);
}

/** Cilium. */
export function cilium(props: CniProps = {}): Cni<'cilium'> {
  return profileOf('cilium', 'cilium', props);
}

/** Flannel alone: it enforces no network policy. */
export function flannel(props: CniProps = {}): Cni<'flannel'> {
  return profileOf('flannel', 'flannel', props);
}

/** Weave Net. */
export function weaveNet(props: CniProps = {}): Cni<'weave-net'> {
  return profileOf('weave-net', 'weave-net', props);
}

/** kube-router, with its network policy controller. */
export function kubeRouter(props: CniProps = {}): Cni<'kube-router'> {
  return profileOf('kube-router', 'kube-router', props);
}

/** The VPC CNI of EKS. */
export function awsVpcCni(props: CniProps = {}): Cni<'aws-vpc-cni'> {
  return profileOf('aws-vpc-cni', 'aws-vpc-cni', props);
}

/** Azure CNI with Azure's network policy manager. */
export function azureNpm(props: CniProps = {}): Cni<'azure-npm'> {
  return profileOf('azure-npm', 'azure-npm', props);
}

/** Azure CNI powered by Cilium. */
export function azureCilium(props: CniProps = {}): Cni<'azure-cilium'> {
  return profileOf('azure-cilium', 'azure-cilium', props);
}

/** GKE's Dataplane V2. */
export function gkeDataplaneV2(props: CniProps = {}): Cni<'gke-dataplane-v2'> {
  return profileOf('gke-dataplane-v2', 'gke-dataplane-v2', props);
}

/** Any other CNI by the name that the command line knows it by. */
export function cni(profile: string, props: CniProps = {}): Cni<'another'> {
  return profileOf('another', profile, props);
}

function profileOf<Name extends CniName>(name: Name, called: string, props: CniProps): Cni<Name> {
  if (isAmiss(props)) return { name, profile: asGiven(props) };
  const { version } = props;
  return { name, profile: version === undefined ? called : `${called}@${version}` };
}
