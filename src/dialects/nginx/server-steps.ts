import type { Step } from '#model/step.js';
import type { Rendered } from './locations.js';

/** What happens to every request of a server, whatever its location. */
export function serverSteps(rendered: Rendered): readonly Step[] {
  return appRootSteps(rendered);
}

/** `/` leads to the first app-root of any location. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1000-1004) */
function appRootSteps({ locations }: Rendered): readonly Step[] {
  for (const { ingress } of locations) {
    const root = ingress?.asks.rewrite.appRoot;
    if (!ingress || root === undefined) continue;
    const to = { kind: 'parts', port: 'keep', path: { set: root }, query: 'drop' } as const;
    const when = { match: { kind: 'path', path: { kind: 'exact', path: '/' } } } as const;
    return [{ kind: 'redirect', status: 302, to, when, at: ingress.asks.annotations.at('app-root') }];
  }
  return [];
}
