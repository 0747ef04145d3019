import type { JsonObject } from '#model/json.js';
import type { NamedPort } from '../ports.js';

/** What happens after a container's start and before its stop. */
export interface Lifecycle {
  /**
   * Right after the start, beside the container's own command.
   * @default - nothing
   */
  readonly postStart?: Action;
  /**
   * Before the container is told to stop. `false`: nothing.
   * @default - a sleep of 5 seconds where it has a port, `gracePeriod` leaves more than them, and the platform's Kubernetes can sleep
   * (1.30 and newer)
   */
  readonly preStop?: Action | false;
}

/** A sleep of some seconds, a command in the container, or a request to it. */
export type Action =
  | { readonly sleep: number; readonly command?: never; readonly http?: never }
  | { readonly command: readonly string[]; readonly sleep?: never; readonly http?: never }
  | { readonly http: string; readonly port?: string; readonly sleep?: never; readonly command?: never };

/** Endpoints leave Services and controllers while the container stops: for this long it goes on answering. In seconds. */
const usualSleep = 5;

/** How a pod is stopped. */
interface Stopping {
  readonly canSleep: boolean;
  /** How many seconds it has for it. */
  readonly grace: number;
}

/** The lifecycle of a container as it stands in a manifest. */
export function lifecycleOf(
  { postStart, preStop }: Lifecycle = {},
  ports: readonly NamedPort[],
  { canSleep, grace }: Stopping,
): JsonObject | undefined {
  const usual: Action | undefined =
    ports.length > 0 && canSleep && grace > usualSleep ? { sleep: usualSleep } : undefined;
  const before = preStop === false ? undefined : (preStop ?? usual);
  if (!postStart && !before) return undefined;
  return { postStart: postStart && actionOf(postStart, ports), preStop: before && actionOf(before, ports) };
}

/** What is wrong with a lifecycle. */
export function lifecycleFaults(
  { postStart, preStop }: Lifecycle = {},
  ports: readonly NamedPort[],
  { canSleep, grace }: Stopping,
): readonly string[] {
  const actions = Object.entries({ postStart, preStop }).flatMap(([name, one]) =>
    one ? ([[name, one]] as const) : [],
  );
  return actions.flatMap(([name, action]) => {
    const prop = `lifecycle.${name}`;
    if (action.http !== undefined) return httpFaults(action, ports, prop);
    if (action.sleep === undefined) return action.command.length > 0 ? [] : [`${prop}.command: the list is empty`];
    if (!canSleep) return [`${prop}.sleep: Kubernetes can sleep from 1.30 on; give a command, such as ["sleep", "5"]`];
    if (!Number.isInteger(action.sleep) || action.sleep < 1)
      return [`${prop}.sleep: ${action.sleep} is not a whole number of seconds above 0`];
    return name === 'preStop' && action.sleep >= grace
      ? [
          `${prop}.sleep: ${action.sleep} seconds are all that the pod has to stop (${grace}); give a longer gracePeriod`,
        ]
      : [];
  });
}

function httpFaults(
  { http, port }: { readonly http: string; readonly port?: string },
  ports: readonly NamedPort[],
  prop: string,
): readonly string[] {
  const found = port === undefined ? ports[0] : ports.find(one => one.name === port);
  return [
    ...(http.startsWith('/') ? [] : [`${prop}.http: ${http} does not begin with /; give the path alone`]),
    ...(found
      ? []
      : [
          `${prop}.port: there is no port ${port ?? 'to ask'}; there is ${ports.map(one => one.name).join(', ') || 'none'}`,
        ]),
  ];
}

function actionOf(action: Action, ports: readonly NamedPort[]): JsonObject {
  if (action.sleep !== undefined) return { sleep: { seconds: action.sleep } };
  if (action.command !== undefined) return { exec: { command: action.command } };
  return { httpGet: { path: action.http, port: action.port ?? ports[0]?.name } };
}
