import type { AppProps } from 'cdk8s';

/** How an app is synthesised. */
export interface PlatformAppProps extends AppProps {
  /**
   * Whether what is not among the manifests does not exist: then a Service, Secret or issuer that is not found is an error.
   * @default false
   */
  readonly complete?: boolean;
  /**
   * What exists although it is not among the manifests: `ClusterIssuer/letsencrypt`, `Secret/shop/web-tls`.
   * @default - what the platform names
   */
  readonly elsewhere?: readonly string[];
  /**
   * What the check must find to stop the synthesis. Warnings that do not stop it are printed on standard error.
   * @default 'error'
   */
  readonly failOn?: 'error' | 'warning';
}
