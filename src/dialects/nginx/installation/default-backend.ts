import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { servicePorts } from '#cluster/services.js';
import type { Step } from '#model/routing/step.js';
import { configuredErrors } from './configured-errors.js';
import type { Configuration } from './configuration.js';
import { endpointsIn } from './endpoints.js';

/**
 * What answers a path or a host that no Ingress has: the Service of --default-backend-service by its first port, where it
 * has endpoints, else the controller with 404. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:600-632)
 */
export function defaultBackendStep({ flags, data, settings }: Configuration, cluster: Cluster): Step {
  const named = flags['default-backend-service'];
  if (named === undefined) return builtIn(data);
  const [namespace = '', name = ''] = named.split('/');
  const service = find(cluster, '', 'Service', namespace, name);
  const [port] = service ? servicePorts(service) : [];
  if (!service || !port)
    return {
      kind: 'open',
      code: 'missing-manifest',
      because: `the default backend ${named} is not among the manifests`,
    };
  const backends = [{ backend: { namespace, service: name, port: port.number }, weight: 1 }];
  const found = endpointsIn(cluster, settings)(service, port);
  if (found === 'none') return builtIn(data);
  return found === 'some'
    ? { kind: 'forward', backends }
    : { kind: 'open', code: 'missing-manifest', because: `Service ${named}: ${found.open}`, candidates: backends };
}

/**
 * Where a page is asked for every 404, the controller's own server looks for it too, and has none.
 * (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:501, 670-682; recorded: nginx/random-annotations.json)
 */
function builtIn(data: Configuration['data']): Step {
  const because = 'the default backend of the controller answers';
  if (!configuredErrors(data).includes('404')) return { kind: 'respond', status: 404, because };
  return { kind: 'respond', status: 500, because: `${because}, which has no page for 404 as custom-http-errors asks` };
}
