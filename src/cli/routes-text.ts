import { backendName } from '#model/backend.js';
import { placeText } from './place-text.js';
import type { ControllerRoutes, ListenerRoutes, RouteEntry } from './routes-document.js';

/** Routes for people: listener by listener, host by host, in match order. */
export function routesText(controllers: readonly ControllerRoutes[]): string {
  return controllers.map(controllerText).join('\n');
}

function controllerText({ controller, refused, unread, listeners }: ControllerRoutes): string {
  if (unread) return `${controller}: unknown from here, because ${unread.because}\n`;
  const head = refused
    ? [`${controller} refuses this configuration and keeps the last one: ${refused.reason}  [${placeText(refused.at)}]`]
    : [controller];
  return [...head, ...listeners.flatMap(listenerLines), ''].join('\n');
}

function listenerLines({ name, port, tls, hosts }: ListenerRoutes): readonly string[] {
  const head = `  ${name} (port ${port}${tls ? ', TLS' : ''})`;
  return [head, ...hosts.flatMap(({ host, routes }) => [`    ${host}`, ...routes.map(routeLine)])];
}

function routeLine({ matches, priority, backends, does, at, shadowedBy }: RouteEntry): string {
  const leads = backends.map(({ backend, weight }) =>
    backends.length > 1 ? `${backendName(backend)} (${weight})` : backendName(backend),
  );
  const order = priority === undefined ? '' : `${priority}  `;
  const shadow = shadowedBy ? `  never reached: ${placeText(shadowedBy.at)} comes first` : '';
  return `      ${order}${matches} → ${[...does, ...leads].join(', ') || 'nothing'}  [${placeText(at)}]${shadow}`;
}
