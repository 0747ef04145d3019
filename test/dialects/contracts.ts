import type { Contract } from './contract.js';
import { contract as nginx } from './nginx/contract.js';
import { contract as traefik } from './traefik/contract.js';

/** All dialects with what they bring to the laws: a new one is a line here. */
export const contracts: readonly Contract[] = [nginx, traefik];
