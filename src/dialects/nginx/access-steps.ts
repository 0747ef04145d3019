import type { Step } from '#model/step.js';
import type { Asks } from './asks/asks.js';

/** Who may come: denied addresses first, then those allowed. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1206-1213) */
export function accessSteps({ access }: Asks): readonly Step[] {
  const { deny, allow } = access;
  return [
    ...(deny ? [{ kind: 'deny', cidrs: deny.cidrs, status: 403, ...(deny.at && { at: deny.at }) } as const] : []),
    ...(allow ? [{ kind: 'allow', cidrs: allow.cidrs, status: 403, ...(allow.at && { at: allow.at }) } as const] : []),
  ];
}
