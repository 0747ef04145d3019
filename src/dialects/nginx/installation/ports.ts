import type { Cluster } from '#cluster/cluster.js';
import { goInteger } from '../values/go-values.js';
import type { Configuration } from './configuration.js';
import { booleanIn, isOn } from './configuration.js';
import { installationOf } from './installation.js';

/** A port for one scheme. */
export interface ListenPort {
  /** Where clients come: the port of a Service before the controller, where the manifests hold one, else the controller's. */
  readonly port: number;
  /** The port that nginx knows: it stands in redirects between www and bare host. */
  readonly own: number;
}

/** The ports of the controller. (ingress-nginx v1.15.1, pkg/flags/flags.go: http-port, https-port, ssl-passthrough-proxy-port) */
export function portsOf(
  cluster: Cluster,
  { flags, settings }: Configuration,
): { readonly [Scheme in 'http' | 'https']: ListenPort } {
  const { exposed } = installationOf(cluster, settings);
  const at = (flag: string, usual: number): number => goInteger(flags[flag] ?? '') ?? usual;
  const [http, https] = [at('http-port', 80), at('https-port', 443)];
  const behind = isOn(flags, passthroughFlag) ? at('ssl-passthrough-proxy-port', 442) : https;
  return {
    http: { port: exposed?.get(http) ?? http, own: http },
    https: { port: exposed?.get(https) ?? https, own: behind },
  };
}

/** The flag with which connections for TLS are looked at before nginx sees them. */
export const passthroughFlag = 'enable-ssl-passthrough';

/**
 * From whom nginx sees connections for TLS come where another part of the controller takes them first: it tells their address by the
 * PROXY protocol, which counts only where the ConfigMap has it so. Undefined: from the clients themselves.
 * (ingress-nginx v1.15.1, internal/ingress/controller/nginx.go:815-864, rootfs/etc/nginx/template/nginx.tmpl:77-92; nginx 1.27,
 * src/http/modules/ngx_http_realip_module.c)
 */
export function tlsPeer({ flags, data }: Configuration): string | undefined {
  const isTold =
    booleanIn(data, 'use-proxy-protocol', false) ||
    (booleanIn(data, 'enable-real-ip', false) && data['forwarded-for-header'] === 'proxy_protocol');
  return isOn(flags, passthroughFlag) && !isTold ? '127.0.0.1' : undefined;
}
