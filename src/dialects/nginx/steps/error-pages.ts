import type { CustomErrors } from '#model/policies/backends.js';
import type { Step } from '#model/routing/step.js';
import { configuredErrors } from '../installation/configured-errors.js';
import type { Location } from '../servers/servers.js';
import type { ServerContext } from './context.js';
import { tellingPage } from './telling-steps.js';

/**
 * What nginx answers by itself with a status for which a page is asked (its own 401 and 403 too) is answered by the Service of the page, at `/`: the one of the
 * Ingress where it has its own, else the default backend. A location that is closed knows the ConfigMap's list alone.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:494-502, 834-870, 1398-1430; nginx 1.27, src/http/ngx_http_special_response.c,
 * ngx_http_special_response_handler)
 */
export function withErrorPages(
  steps: readonly Step[],
  location: Location,
  errors: CustomErrors | undefined,
  context: ServerContext,
): readonly Step[] {
  const { configuration, fallback } = context;
  const statuses = errors ? errors.statuses : configuredErrors(configuration.data);
  if (statuses.length === 0) return steps;
  const own = location.upstream === undefined ? undefined : errors?.backend;
  const last: Step = own ? { kind: 'forward', backends: [{ backend: own, weight: 1 }] } : fallback;
  const page = (status: number): readonly Step[] =>
    last.kind === 'forward'
      ? [{ kind: 'replace-path', path: '/' }, ...tellingPage(status, location, context), last]
      : [last];
  return steps.flatMap(step => {
    const status = statusOf(step);
    if (status === undefined || !statuses.includes(String(status))) return step;
    if (step.kind !== 'respond') return { ...step, instead: page(status) };
    const { when } = step;
    return when ? page(status).map(one => ({ ...one, when })) : page(status);
  });
}

/** The status that nginx answers with by itself where the step ends the request. */
function statusOf(step: Step): number | undefined {
  return 'status' in step && step.kind !== 'redirect' ? step.status : undefined;
}
