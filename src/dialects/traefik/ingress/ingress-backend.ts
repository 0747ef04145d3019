import type { IngressBackend as Named } from '#cluster/ingress.js';
import { isExternalName, isHeadless } from '#cluster/services.js';
import type { Note } from '#model/findings/note.js';
import type { Step } from '#model/routing/step.js';
import type { Resource } from '#model/resource.js';
import type { Annotations } from './annotations.js';
import { fieldsIn } from './annotation-wire.js';
import { decodedAnnotations } from './annotations.js';
import { namesIn, qualified } from './ingress-annotations.js';
import { idOf } from '../resources/names.js';
import type { Place } from '../resources/place.js';
import { below } from '../resources/place.js';
import type { Context } from '../context/reading-context.js';
import type { RouterTarget } from '../dynamic/router.js';
import { isThroughService } from '../policies/backend/load-balancing.js';
import { servicePolicies, serviceSteps } from '../services/service-policies.js';
import { forwardTo, noneReady } from '../services/service-steps.js';
import { externalName, headless, noEndpoints, noService, unknownEndpoints } from '../services/service-faults.js';
import type { ServicePort } from '../services/service-port.js';
import { missingPort, portIn, portOf, serviceNamed } from '../services/service-port.js';
import { missingTransport } from '../services/servers-transport.js';
import type { IngressProvider } from '../installation/static-configuration.js';

/** What stands behind a path of an Ingress, or (no target) why Traefik makes no router of the path. */
export interface IngressBackend {
  readonly target?: RouterTarget;
  readonly notes: readonly Note[];
}

/** The service behind a path or a default backend. (traefik v3.7.9, pkg/provider/kubernetes/ingress/kubernetes.go: loadService) */
export function ingressBackend(
  context: Context,
  provider: IngressProvider,
  { service: named, namesResource }: Named,
  at: Place,
): IngressBackend {
  if (namesResource || !named) return { notes: [noService(at)] };
  const { namespace } = at.resource;
  const place = below(at, 'service', 'name');
  const service = named.name;
  const { number, name } = named.port;
  const wanted = portIn(name) ?? portIn(number) ?? 0;
  const id = idOf(namespace, `${service}-${wanted}`);
  const found = serviceNamed(context, { namespace, service }, place);
  if (!('service' in found)) {
    if (!found.doubt) return { notes: [found.note] };
    const forward = forwardTo(namespace, service, wanted);
    return {
      target: { middlewares: [], steps: [forward], policies: [], services: [], doubt: found.doubt },
      notes: [found.note],
    };
  }
  if (isExternalName(found.service) && !provider.allowExternalNameServices)
    return { notes: [externalName(service, place)] };
  const port = portOf(found.service, wanted);
  if (!port) return { notes: [missingPort(found.service, wanted, below(at, 'service', 'port'))] };
  const annotations = decodedAnnotations(found.service, 'service', context.settings.version);
  if (annotations.refused) return { notes: annotations.notes };
  const served = servedBy({ context, provider, service: found.service, port, annotations, at: place });
  const notes = [...annotations.notes, ...served.notes];
  if (!served.target) return { notes };
  return {
    target: { ...served.target, services: [{ id, backend: { namespace, service, port: port.number } }] },
    notes,
  };
}

interface Served {
  readonly context: Context;
  readonly provider: IngressProvider;
  readonly service: Resource;
  readonly port: ServicePort;
  readonly annotations: Annotations;
  readonly at: Place;
}

function servedBy({ context, provider, service, port, annotations, at }: Served): IngressBackend {
  const { values } = annotations;
  const transport = values.get('service.serverstransport');
  const unspoken: string[] = [];
  const said = {
    fields: fieldsIn(annotations, 'service'),
    transport: transport?.text ?? '',
    namespace: service.namespace,
  };
  const policies = servicePolicies(context, provider, said, (_key, _wants, scheme = '') => unspoken.push(scheme));
  const native = isThroughService(policies.loadBalancing);
  const ready = native || isExternalName(service) ? 'some' : context.endpointsOf(service, port);
  if (native && isHeadless(service)) return { notes: [headless(service, at)] };
  if (ready === 'none' && !provider.allowEmptyServices) return { notes: [noEndpoints(service, at)] };
  const missing = transport && missingTransport(context, transport.text, service.namespace, transport.at);
  const middlewares = namesIn(values.get('service.middlewares')).map(use => ({ ...use, name: qualified(use.name) }));
  const doubt = ready === 'open' ? unknownEndpoints(service) : undefined;
  const forward = forwardTo(service.namespace, service.name, port.number);
  const target: RouterTarget = {
    middlewares,
    steps:
      ready === 'none'
        ? [noneReady(service)]
        : [...unspoken.map(cannotSpeak), ...serviceSteps(policies, context), forward],
    policies: [policies],
    services: [],
    ...(missing && { broken: `the ServersTransport ${transport.text} is missing` }),
    ...(doubt && { doubt }),
  };
  return { target, notes: missing ? [missing] : [] };
}

function cannotSpeak(scheme: string): Step {
  return { kind: 'respond', status: 500, because: `the scheme ${scheme} cannot be spoken` };
}
