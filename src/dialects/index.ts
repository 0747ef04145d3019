import type { ControllerKind } from '#model/routing/controller.js';
import type { Dialect } from './dialect.js';
import { nginx } from './nginx/index.js';
import { traefik } from './traefik/index.js';

/** All dialects: a new controller is a folder, and a line here. */
export const dialects: readonly Dialect[] = [nginx, traefik];

/** The dialect of a kind of controller, or undefined where there is none yet. */
export function dialectOf(kind: ControllerKind): Dialect | undefined {
  return dialects.find(one => one.name === kind);
}
