import { factsOf } from '#analyze/facts.js';
import type { AnalysisSettings } from '#analyze/settings.js';
import { defaultAnalysis } from '#analyze/settings.js';
import type { ReadCertificate } from '#model/certificate.js';
import type { VerifyCredentials } from '#model/credentials.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { parseManifest } from '#parse/manifests.js';
import type { Facts } from '#facts/facts.js';

/** A file of manifests: YAML or JSON, any number of documents. */
export interface ManifestFile {
  /** How places call it: a path, a URI, whatever the caller knows it by. */
  readonly file: string;
  readonly text: string;
}

/** What the manifests do not tell of the cluster. What of it nobody knows is told by `optionFaults`. */
export interface AnalyzeOptions {
  /** The version of Kubernetes: `1.36`. Default: `1.36`. For one that is not known the nearest answers. */
  readonly kubernetes?: string;
  /** The namespace of resources that name none. Default: `default`. */
  readonly namespace?: string;
  /** Only these controllers. Default: those that the manifests show. */
  readonly controllers?: readonly ControllerOptions[];
  /** The CNI, whose version says which network policies bite: `calico@3.31`, `cilium`, `none`. Default: `conformant`, also for a name that is not known. */
  readonly cni?: string;
  /** What is not among the manifests does not exist. Default: it may stand elsewhere, and is unknown. */
  readonly complete?: boolean;
  /** What exists although it is not among the manifests: `ClusterIssuer/letsencrypt`, `Secret/shop/web-tls`. Default: nothing is known to. */
  readonly elsewhere?: readonly string[];
  /** CustomResourceDefinitions from beside the manifests. Default: those that gatewright carries. */
  readonly crds?: readonly ManifestFile[];
  /** Reads the certificates of Secrets. Default: nobody does, and what rests on them is unknown. */
  readonly readCertificate?: ReadCertificate;
  /** Verifies the credentials of requests by the hashes of Secrets. Default: nobody does, and whether they are right is unknown. */
  readonly verifyCredentials?: VerifyCredentials;
}

/** How one controller of the cluster is set up. Defaults: called by its kind, and Services without pods among the manifests have ready ones elsewhere. */
export type ControllerOptions = Partial<ControllerSettings> & Pick<ControllerSettings, 'kind'>;

/**
 * Reads the manifests of one cluster, once for all questions. Never throws for what the texts hold: what cannot be read
 * stands in `unreadable`, and what is wrong is found by `check`.
 */
export function analyze(files: readonly ManifestFile[], options: AnalyzeOptions = {}): Facts {
  const parsed = files.map(one => parseManifest(one.file, one.text));
  const beside = (options.crds ?? []).map(one => parseManifest(one.file, one.text));
  const definitions = beside.flatMap(one => one.resources);
  return factsOf(
    {
      resources: parsed.flatMap(one => one.resources),
      unreadable: [...parsed, ...beside].flatMap(one => one.unreadable),
    },
    settingsOf(options, definitions),
  );
}

/** How the cluster is read: as the options say, else as `otherwise`. */
export function settingsOf(
  options: AnalyzeOptions,
  definitions: AnalysisSettings['definitions'],
  otherwise: AnalysisSettings = defaultAnalysis,
): AnalysisSettings {
  const { readCertificate, verifyCredentials } = options;
  const controllers = options.controllers?.map(controllerOf) ?? otherwise.controllers;
  const cni = options.cni ?? otherwise.cni;
  return {
    kubernetes: options.kubernetes ?? otherwise.kubernetes,
    namespace: options.namespace ?? otherwise.namespace,
    ...(controllers && { controllers }),
    ...(cni !== undefined && { cni }),
    complete: options.complete ?? otherwise.complete,
    elsewhere: options.elsewhere ?? otherwise.elsewhere,
    definitions,
    ...(readCertificate && { readCertificate }),
    ...(verifyCredentials && { verifyCredentials }),
  };
}

function controllerOf({ name, assumeEndpoints, noEndpoints, ...given }: ControllerOptions): ControllerSettings {
  return {
    ...given,
    name: name ?? given.kind,
    assumeEndpoints: assumeEndpoints ?? true,
    noEndpoints: noEndpoints ?? [],
  };
}
