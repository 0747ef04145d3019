import { backendName } from '#model/backend.js';
import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import type { ControllerRoutes, ListenerRoutes, RouteEntry } from '#ask/routes.js';

/** Routes for people: listener by listener, host by host, in match order. */
export function routesText(controllers: readonly ControllerRoutes[]): Shown {
  return terminal.joined(controllers.map(controllerText), '\n');
}

function controllerText({
  controller: name,
  cluster,
  refused,
  unread,
  listeners,
}: ControllerRoutes): Shown<'terminal'> {
  const controller = cluster === undefined ? name : `${cluster}: ${name}`;
  if (unread) return terminal`${controller}: unknown from here, because ${unread.because}\n`;
  const head = refused
    ? terminal`${controller} refuses this configuration and keeps the last one: ${refused.reason}  [${placeText(refused.at)}]`
    : controller;
  return terminal.lines([head, ...listeners.flatMap(listenerLines)]);
}

function listenerLines({ name, port, tls, hosts }: ListenerRoutes): readonly Shown<'terminal'>[] {
  const head = terminal`  ${name} (port ${port}${tls ? ', TLS' : ''})`;
  return [head, ...hosts.flatMap(({ host, routes }) => [terminal`    ${host}`, ...routes.map(routeLine)])];
}

function routeLine({
  matches,
  priority,
  priorityInDigits,
  backends,
  does,
  at,
  shadowedBy,
}: RouteEntry): Shown<'terminal'> {
  const leads = backends.map(({ backend, weight }) =>
    backends.length > 1 ? `${backendName(backend)} (${weight})` : backendName(backend),
  );
  const order = priority === undefined ? '' : `${priorityInDigits ?? priority}  `;
  const shadow = shadowedBy ? `  never reached: ${placeText(shadowedBy.at)} comes first` : '';
  return terminal`      ${order}${matches} → ${[...does, ...leads].join(', ') || 'nothing'}  [${placeText(at)}]${shadow}`;
}
