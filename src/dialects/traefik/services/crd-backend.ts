import type { JsonObject } from '#model/json.js';
import { isExternalName, isHeadless } from '#cluster/services.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import { crossing, resolvedReference } from '../dynamic/middleware-reference.js';
import type { MiddlewareUse, RouterTarget } from '../dynamic/router.js';
import { checksHealth, isThroughService } from '../policies/backend/load-balancing.js';
import { crdProviderName, idOf, splitReference } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import { missingTransport } from './servers-transport.js';
import { externalName, headless, noEndpoints, unknownEndpoints } from './service-faults.js';
import { servicePolicies, serviceSteps } from './service-policies.js';
import { forwardTo, noneReady } from './service-steps.js';
import { dropped, missingPort, portOutside, portIn, portOf, serviceNamed } from './service-port.js';
import type { ServicePort } from './service-port.js';
import type { CrdProvider } from '../installation/static-configuration.js';

/** What a reference to a service leads to, or (neither) why the route that holds it is not made. */
export interface CrdBackend {
  readonly target?: RouterTarget;
  /** A TraefikService, by its name within Traefik: `shop-canary`, `api@internal`. */
  readonly traefikService?: string;
  readonly notes: readonly Note[];
}

/** A reference to a Service or TraefikService. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_http.go: nameAndService, fullServiceName) */
export function crdBackend(context: Context, provider: CrdProvider, reference: JsonObject, at: Place): CrdBackend {
  const name = textOf(reference['name']) ?? '';
  const own = at.resource.namespace;
  const { name: bare, provider: foreign } = splitReference(name);
  const refused = (because: string): CrdBackend => ({
    notes: [
      noteAt(below(at, 'name'), {
        kind: 'ignored-value',
        key: name,
        because,
        effect: 'ingress-skipped',
        consequence: dropped,
      }),
    ],
  });
  const wanted = textOf(reference['namespace']) ?? '';
  const namespace = wanted === '' && foreign === undefined ? own : wanted;
  if (foreign === undefined && namespace !== own && !provider.allowCrossNamespace) {
    return refused(`it is in the namespace ${namespace}, and allowCrossNamespace is off`);
  }
  if (foreign !== undefined && !(provider.crossProviderNamespaces?.includes(own) ?? true))
    return refused(crossing(own));
  switch (textOf(reference['kind']) ?? 'Service') {
    case 'TraefikService':
      if (foreign === undefined || foreign === crdProviderName)
        return { traefikService: idOf(namespace, bare), notes: [] };
      return { traefikService: `${bare}@${foreign}`, notes: [] };
    case 'Service':
    case '':
      return serviceBackend(context, provider, { namespace, service: name, reference, at });
    default:
      return refused(`${textOf(reference['kind']) ?? ''} is no kind of service that Traefik knows`);
  }
}

interface ServiceReference {
  readonly namespace: string;
  readonly service: string;
  readonly reference: JsonObject;
  readonly at: Place;
}

// (kubernetes_http.go: buildServersLB, loadServers)
function serviceBackend(context: Context, provider: CrdProvider, wanted: ServiceReference): CrdBackend {
  const { namespace, service: name, reference, at } = wanted;
  const port = portIn(reference['port']) ?? 0;
  const found = serviceNamed(context, { namespace, service: name }, below(at, 'name'));
  if (!('service' in found)) {
    if (!found.doubt) return { notes: [found.note] };
    const steps = [forwardTo(namespace, name, port)];
    return { target: { middlewares: [], steps, policies: [], services: [], doubt: found.doubt }, notes: [found.note] };
  }
  if (port === 0 || port === '') {
    const note = noteAt(at, {
      kind: 'invalid-value',
      key: 'port',
      value: '',
      wants: `a port of ${name}`,
      effect: 'ingress-skipped',
      consequence: dropped,
    });
    return { notes: [note] };
  }
  const { service } = found;
  const external = isExternalName(service);
  const known = portOf(service, port) ?? (external && typeof port === 'number' ? portOutside(port) : undefined);
  if (!known) return { notes: [missingPort(service, port, below(at, 'port'))] };
  const invalid: { readonly key: string; readonly wants: string; readonly value: string }[] = [];
  const transport = textOf(reference['serversTransport']) ?? '';
  const said = { fields: reference, transport, namespace };
  const policies = servicePolicies(context, provider, said, (key, wants, value = '') =>
    invalid.push({ key, wants, value }),
  );
  const fault = faultOf(provider, service, wanted, policies) ?? invalid.map(one => invalidNote(at, one))[0];
  if (fault) return { notes: [fault] };
  if (isThroughService(policies.loadBalancing) && isHeadless(service))
    return { notes: [headless(service, below(at, 'name'))] };
  return servedBy(context, provider, { service, port: known, policies, transport }, wanted);
}

function faultOf(
  provider: CrdProvider,
  service: Resource,
  { at }: ServiceReference,
  { loadBalancing }: PolicySet,
): Note | undefined {
  const external = isExternalName(service);
  if (external && !provider.allowExternalNameServices) return externalName(service.name, below(at, 'name'));
  if (external || !checksHealth(loadBalancing)) return undefined;
  const because = 'a health check is for Services of type ExternalName';
  const key = 'healthCheck';
  return noteAt(below(at, key), {
    kind: 'ignored-value',
    key,
    because,
    effect: 'ingress-skipped',
    consequence: dropped,
  });
}

function invalidNote(
  at: Place,
  { key, wants, value }: { readonly key: string; readonly wants: string; readonly value: string },
): Note {
  const field = key.split('.').slice(1);
  return noteAt(below(at, ...field), {
    kind: 'invalid-value',
    key: field.join('.'),
    value,
    wants,
    effect: 'ingress-skipped',
    consequence: dropped,
  });
}

interface Served {
  readonly service: Resource;
  readonly port: ServicePort;
  readonly policies: PolicySet;
  readonly transport: string;
}

function servedBy(
  context: Context,
  provider: CrdProvider,
  { service, port, policies, transport }: Served,
  { reference, at }: ServiceReference,
): CrdBackend {
  const { namespace, name } = service;
  const ready =
    isThroughService(policies.loadBalancing) || isExternalName(service) ? 'some' : context.endpointsOf(service, port);
  if (ready === 'none' && !provider.allowEmptyServices) return { notes: [noEndpoints(service, below(at, 'name'))] };
  const guarded = middlewaresOf(provider, reference, at);
  if (!guarded.uses) return { notes: guarded.notes };
  const missing =
    transport === '' ? undefined : missingTransport(context, transport, namespace, below(at, 'serversTransport'));
  const written = portIn(reference['port']) ?? 0;
  const target: RouterTarget = {
    middlewares: guarded.uses,
    steps:
      ready === 'none'
        ? [noneReady(service)]
        : [...serviceSteps(policies, context), forwardTo(namespace, name, port.number)],
    policies: [policies],
    services: [{ id: idOf(namespace, `${name}-${written}`), backend: { namespace, service: name, port: port.number } }],
    ...(missing && { broken: `the ServersTransport ${transport} is missing` }),
    ...(ready === 'open' && { doubt: unknownEndpoints(service) }),
  };
  return { target, notes: missing ? [missing] : [] };
}

function middlewaresOf(
  provider: CrdProvider,
  reference: JsonObject,
  at: Place,
): { readonly uses?: readonly MiddlewareUse[]; readonly notes: readonly Note[] } {
  const uses: MiddlewareUse[] = [];
  for (const [index, one] of itemsOf(reference['middlewares']).entries()) {
    const resolved = resolvedReference(provider, objectOf(one), below(at, 'middlewares', index));
    if ('note' in resolved) return { notes: [resolved.note] };
    uses.push(resolved.use);
  }
  return { uses, notes: [] };
}
