import type { Dialect } from './dialect.js';
import { nginx } from './nginx/index.js';
import { traefik } from './traefik/index.js';

/** All dialects: a new controller is a folder, and a line here. */
export const dialects: readonly Dialect[] = [nginx, traefik];
