import type { ForwardedFor } from '#model/routing/table.js';
import { booleanIn } from './configuration.js';

/**
 * Who is believed about where a request came from, where the ConfigMap asks for it: everybody with an address of IPv4, unless it names
 * blocks. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:77-92, internal/ingress/controller/template/configmap.go:191-196;
 * nginx 1.27, src/http/ngx_http_core_module.c, ngx_http_get_forwarded_addr)
 */
export function forwardedForIn(data: Readonly<Record<string, string>>): ForwardedFor | undefined {
  const isAsked = ['use-forwarded-headers', 'enable-real-ip'].some(key => booleanIn(data, key, false));
  const byProtocol = booleanIn(data, 'use-proxy-protocol', false) && !booleanIn(data, 'use-forwarded-headers', false);
  if (!isAsked || byProtocol) return undefined;
  const blocks = data['proxy-real-ip-cidr']?.split(',').map(one => one.trim());
  return { header: data['forwarded-for-header'] ?? 'X-Forwarded-For', believed: blocks ?? ['0.0.0.0/0'] };
}
