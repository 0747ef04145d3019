import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { ingressSpec } from '../ingress.js';
import { annotationsOf, specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find, ofKind } from '../cluster.js';

/** A Secret that cert-manager fills, and who asked for it. */
export interface ManagedSecret {
  readonly namespace: string;
  readonly secret: string;
  /** The names that the certificate will have. */
  readonly names: readonly string[];
  readonly issuer: IssuerReference;
  readonly by: Resource;
}

/** An issuer as a resource names it, with the field that does. */
export interface IssuerReference {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  readonly namespace: string;
  readonly name: string;
  readonly path: Path;
}

/**
 * All Secrets that cert-manager fills: those of Certificates, and those that an Ingress with an issuer annotation names under tls.
 * (cert-manager v1.19, pkg/controller/certificate-shim/sync.go)
 */
export function managedSecrets(cluster: Cluster): ReadonlyMap<string, ManagedSecret> {
  const certificates = ofKind(cluster, 'cert-manager.io', 'Certificate').map(ofCertificate);
  const ingresses = ofKind(cluster, 'networking.k8s.io', 'Ingress').flatMap(ofIngress);
  return new Map([...ingresses, ...certificates].map(one => [`${one.namespace}/${one.secret}`, one]));
}

/** The issuer that a reference means, where it is among the manifests. */
export function issuerOf(cluster: Cluster, { kind, namespace, name }: IssuerReference): Resource | undefined {
  return find(cluster, 'cert-manager.io', kind, kind === 'ClusterIssuer' ? '' : namespace, name);
}

function ofCertificate(by: Resource): ManagedSecret {
  const { secretName, dnsNames, commonName, issuerRef } = specOf(by);
  const { kind, name } = objectOf(issuerRef);
  const names = itemsOf(dnsNames).flatMap(one => textOf(one) ?? []);
  return {
    namespace: by.namespace,
    secret: textOf(secretName) ?? '',
    names: names.length > 0 ? names : [textOf(commonName) ?? ''],
    issuer: {
      kind: kind === 'ClusterIssuer' ? 'ClusterIssuer' : 'Issuer',
      namespace: by.namespace,
      name: textOf(name) ?? '',
      path: ['spec', 'issuerRef', 'name'],
    },
    by,
  };
}

const annotations = { 'cert-manager.io/cluster-issuer': 'ClusterIssuer', 'cert-manager.io/issuer': 'Issuer' } as const;

function ofIngress(by: Resource): readonly ManagedSecret[] {
  const given = annotationsOf(by);
  const key = (Object.keys(annotations) as (keyof typeof annotations)[]).find(one => given[one] !== undefined); // the keys of the record above
  if (key === undefined) return [];
  const issuer = {
    kind: annotations[key],
    namespace: by.namespace,
    name: given[key] ?? '',
    path: ['metadata', 'annotations', key],
  };
  return ingressSpec(by)
    .tls.filter(({ secret }) => secret !== '')
    .map(({ secret, hosts: names }) => ({ namespace: by.namespace, secret, names, issuer, by }));
}
