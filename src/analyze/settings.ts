import type { ReadCertificate } from '#model/certificate.js';
import type { VerifyCredentials } from '#model/credentials.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Severity } from '#model/findings/diagnostic.js';
import type { Resource } from '#model/resource.js';

/** How a cluster is to be read: what the manifests do not tell. */
export interface AnalysisSettings {
  /** The version of Kubernetes: `1.36`. */
  readonly kubernetes: string;
  /** For resources that name none. */
  readonly namespace: string;
  /** Only these controllers. Default: those that the manifests show. */
  readonly controllers?: readonly ControllerSettings[];
  /** The CNI whose profile says which network policies bite: `conformant`, `calico@3.31`, `none`. Default: the one that the manifests show, else `conformant`. */
  readonly cni?: string;
  /** What is not among the manifests does not exist. */
  readonly complete: boolean;
  /** What exists although it is not among the manifests: `ClusterIssuer/letsencrypt`, `Secret/shop/web-tls`. */
  readonly elsewhere: readonly string[];
  /** Definitions (CustomResourceDefinition) from beside the manifests. */
  readonly definitions: readonly Resource[];
  /** Reads the certificates of Secrets. Default: nobody does, and what rests on them is unknown. */
  readonly readCertificate?: ReadCertificate;
  /** Verifies the credentials of requests. Default: nobody does, and whether they are right is unknown. */
  readonly verifyCredentials?: VerifyCredentials;
}

/** Which findings are shown, and how grave they are. */
export interface RuleSettings {
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Only these rules; empty: all. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly ignore: readonly Ignore[];
}

/** Findings that somebody decided to live with, and why. All that is given must fit. */
export interface Ignore {
  readonly rule?: string;
  /** A glob of the file: `*` stands for anything but a slash, `**` for anything. */
  readonly path?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly reason: string;
}

/** What holds where nothing is configured. */
export const defaultAnalysis: AnalysisSettings = {
  kubernetes: '1.36',
  namespace: 'default',
  complete: false,
  elsewhere: [],
  definitions: [],
};
