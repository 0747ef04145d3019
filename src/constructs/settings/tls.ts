import type { Shape } from '../shape/shape.js';
import { objectName } from '../shape/object-name.js';
import { has, isRecord, isText, object } from '../shape/shape.js';

/** Where a certificate comes from. */
export type Tls =
  /** A Secret of the route's namespace that is there already. */
  | { readonly secret: string }
  /** cert-manager fills a Secret: the name of a ClusterIssuer, or an Issuer of the namespace. */
  | IssuedTls;

/** A certificate that cert-manager has issued. */
export interface IssuedTls {
  /** The name of a ClusterIssuer, or an issuer with its kind. */
  readonly issuer: string | { readonly kind: 'Issuer' | 'ClusterIssuer'; readonly name: string };
  /**
   * How the issuer shows that the host is ours: by an answer over plain HTTP, or by a record in DNS (a host with a wildcard needs it).
   * @default - not known
   */
  readonly challenge?: 'http01' | 'dns01';
}

const kind: Shape = { kind: 'word', of: ['Issuer', 'ClusterIssuer'] };
const issuer: Shape = {
  kind: 'choice',
  wants: 'the name of a ClusterIssuer or { kind, name }',
  of: [
    [isText, objectName],
    [isRecord, object('{ kind: "Issuer", name: "letsencrypt" }', { kind, name: objectName }, ['kind', 'name'])],
  ],
};

const challenge: Shape = { kind: 'word', of: ['http01', 'dns01'] };

/** Where a certificate comes from. */
export const tlsShape: Shape = {
  kind: 'choice',
  wants: '{ secret } or { issuer }',
  of: [
    [has('secret'), object('{ secret: "web-tls" }', { secret: objectName }, ['secret'])],
    [has('issuer'), object('{ issuer: "letsencrypt" }', { issuer, challenge }, ['issuer'])],
  ],
};
