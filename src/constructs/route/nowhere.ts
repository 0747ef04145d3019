import type { Construct } from 'constructs';
import type { Exposure } from '../exposure/exposure.js';
import { listOf } from '../exposure/values/list.js';
import { apiObject } from '../tree/api-object.js';
import type { Workload } from '../workload/workload.js';
import type { ServiceTarget, Targets } from './targets.js';

/** Whether a route leads nowhere, since it answers each request by itself. */
export function isNowhere({ redirectTo, appRoot }: Exposure, to: Targets | undefined): boolean {
  return to === undefined && (redirectTo !== undefined || appRoot !== undefined);
}

/** The construct that asks for a route. */
type Asking = Construct & Pick<Workload, 'name' | 'namespace'> & { readonly labels: Readonly<Record<string, string>> };

/** A Service without pods, which is never asked: an Ingress and an IngressRoute have to lead somewhere. */
export function nowhereFor(route: Asking): ServiceTarget {
  const { namespace, labels } = route;
  const name = `${route.name.slice(0, 55)}-nowhere`;
  const spec = { ports: [{ port: 80 }] };
  apiObject(route, 'nowhere', { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, labels }, spec });
  return { service: name, port: 80 };
}

/** What is wrong with a route that leads nowhere: what its root does not take would get no answer. */
export function nowhereFaults({ appRoot, redirectTo, path = '/' }: Exposure, prefix: string): readonly string[] {
  if (redirectTo !== undefined) return [];
  if (appRoot === undefined)
    return [
      `${prefix}to: nothing is named, and requests are not sent elsewhere; name an application or a Service in to`,
    ];
  const lost = listOf(path).filter(one => !(typeof one === 'object' && 'exact' in one && one.exact === '/'));
  if (lost.length === 0) return [];
  return [`${prefix}path: appRoot takes / alone, and all else would lead nowhere; leave path away, or give to`];
}
