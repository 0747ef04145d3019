import type { ControllerRoutes, ListenerRoutes, RouteEntry } from '#ask/routes.js';
import { backendName } from '#model/backend.js';
import { grouped } from '#model/grouped.js';
import type { Arrow, Diagram, DiagramNode } from './diagram.js';

/** From the ports of each controller by the hosts to what answers. Ports that treat a host alike share it. */
export function routesDiagram(controllers: readonly ControllerRoutes[]): Diagram {
  const parts = controllers.map(controllerPart);
  const nodes = new Map(parts.flatMap(one => one.nodes).map(one => [one.id, one]));
  return { nodes: [...nodes.values()], arrows: parts.flatMap(one => one.arrows) };
}

function controllerPart({ controller, cluster, listeners }: ControllerRoutes): Diagram {
  const frame = cluster === undefined ? controller : `${cluster}: ${controller}`;
  const hosts = listeners.flatMap(listener => listener.hosts.map(one => ({ ...one, listener })));
  const alike = [...grouped(hosts, one => JSON.stringify([one.host, one.routes.map(ledBy)])).values()];
  const parts = alike.flatMap(([first, ...others], at): readonly Diagram[] => {
    if (!first) return [];
    const id = `${frame} host ${at}`;
    const host: DiagramNode = { id, label: first.host, frame, shape: 'outside' };
    const doors = [first, ...others].map(one => doorOf(one.listener, frame));
    const entering = doors.map((door): Arrow => ({ from: door.id, to: id, label: '', kind: 'sure' }));
    const routes = first.routes.map(one => routePart(one, id, frame));
    return [
      {
        nodes: [...doors, host, ...routes.flatMap(one => one.nodes)],
        arrows: [...entering, ...routes.flatMap(one => one.arrows)],
      },
    ];
  });
  return { nodes: parts.flatMap(one => one.nodes), arrows: parts.flatMap(one => one.arrows) };
}

function doorOf({ name, port, tls }: ListenerRoutes, frame: string): DiagramNode {
  const label = `${name} :${port}${tls ? ' TLS' : ''}`;
  return { id: `${frame} listener ${label}`, label, frame, shape: 'outside' };
}

/** All that is shown of a route. */
function ledBy({ matches, backends, does, shadowedBy }: RouteEntry): readonly unknown[] {
  return [matches, backends, does, shadowedBy !== undefined];
}

/** The Services that answer; where none does, what the controller does itself. */
function routePart({ matches, backends, does, shadowedBy }: RouteEntry, host: string, frame: string): Diagram {
  const kind = shadowedBy ? 'never' : 'sure';
  const first = does.filter(one => one !== 'headers');
  const before = first.length > 0 ? `: ${first.join(', ')}` : '';
  const own: DiagramNode = {
    id: `${frame} answers ${does.join()}`,
    label: does.join(', ') || 'nothing',
    frame,
    shape: 'outside',
  };
  const services = backends.map(({ backend, weight }) => {
    const label = backendName(backend);
    const share = backends.length > 1 ? ` (${weight})` : '';
    const node: DiagramNode = { id: `service ${label}`, label, frame: backend.namespace, shape: 'box' };
    return { node, arrow: { from: host, to: node.id, label: `${matches}${share}${before}`, kind } as const };
  });
  if (services.length === 0) return { nodes: [own], arrows: [{ from: host, to: own.id, label: matches, kind }] };
  return { nodes: services.map(one => one.node), arrows: services.map(one => one.arrow) };
}
