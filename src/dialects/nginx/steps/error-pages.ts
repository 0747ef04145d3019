import type { CustomErrors } from '#model/policies/backends.js';
import type { Step } from '#model/routing/step.js';
import { configuredErrors } from '../installation/configured-errors.js';
import type { Location } from '../servers/servers.js';
import type { ServerContext } from './context.js';

/**
 * What nginx answers by itself with a status for which a page is asked is answered by the Service of the page, at `/`: the one of the
 * Ingress where it has its own, else the default backend. A location that is closed knows the ConfigMap's list alone.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:494-502, 834-870, 1398-1430)
 */
export function withErrorPages(
  steps: readonly Step[],
  location: Pick<Location, 'upstream'>,
  errors: CustomErrors | undefined,
  { configuration, fallback }: ServerContext,
): readonly Step[] {
  const statuses = errors ? errors.statuses : configuredErrors(configuration.data);
  if (statuses.length === 0) return steps;
  const own = location.upstream === undefined ? undefined : errors?.backend;
  const last: Step = own ? { kind: 'forward', backends: [{ backend: own, weight: 1 }] } : fallback;
  const page: readonly Step[] = last.kind === 'forward' ? [{ kind: 'replace-path', path: '/' }, last] : [last];
  return steps.flatMap(step => {
    if (step.kind !== 'respond' || !statuses.includes(String(step.status))) return step;
    const { when } = step;
    return when ? page.map(one => ({ ...one, when })) : page;
  });
}
