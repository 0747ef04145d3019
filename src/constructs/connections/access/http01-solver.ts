import type { Construct } from 'constructs';
import type { PlatformSettings } from '../../settings/platform-settings.js';
import type { Tls } from '../../settings/tls.js';
import { ControllerAccess } from './controller-access.js';

/** What a route says of its certificate and its hosts. */
export interface Certified {
  readonly tls?: boolean | Tls;
  readonly hosts: readonly string[];
}

/**
 * Where cert-manager may have to answer a challenge over plain HTTP, the controllers reach the pods that answer for it: they come
 * and go with each certificate, and a namespace that denies by default cuts them off. One network policy does for a namespace.
 * (cert-manager v1.19, pkg/issuer/acme/http/http.go: acmeSolverListenPort; pkg/apis/acme/v1/types.go: SolverIdentificationLabelKey)
 */
export function letSolversAnswer(
  scope: Construct,
  namespace: string,
  routes: readonly Certified[],
  platform: PlatformSettings,
): void {
  if (!routes.some(one => isAskedByHttp(one, platform))) return;
  const name = `acme-http01-solver-from-${platform.controllers.map(one => one.name).join('-')}`;
  const pods = { 'acme.cert-manager.io/http01-solver': 'true' };
  const labels = { 'app.kubernetes.io/managed-by': 'gatewright' };
  new ControllerAccess(scope, 'http01-solver', { name, namespace, pods, labels, ports: [{ port: 8089 }] }, platform);
}

/** A wildcard is never asked for over HTTP. (RFC 8555, section 7.1.3, and the policy of Let's Encrypt: challenges of wildcards are DNS-01) */
function isAskedByHttp({ tls = true, hosts }: Certified, platform: PlatformSettings): boolean {
  const asked = tls === true ? platform.tls : tls;
  if (asked === undefined || asked === false || !('issuer' in asked) || asked.challenge === 'dns01') return false;
  return hosts.some(host => !host.startsWith('*.'));
}
