import type { Dialect } from '../dialect.js';
import { configurationOf } from './installation/configuration.js';
import { lacks } from './lacks.js';
import { read } from './read.js';
import { features } from './policies/features.js';
import { shownBy } from './installation/detect.js';
import { claimOn } from './ingresses/claim.js';
import { write } from './write/write.js';

/** ingress-nginx, both ways. */
export const nginx: Dialect = {
  name: 'ingress-nginx',
  versions: ['1.15'],
  features: Object.values(features),
  lacks,
  shownBy,
  claims(resource, cluster, settings) {
    if (resource.kind !== 'Ingress') return false;
    const { kind } = claimOn(resource, cluster, configurationOf(cluster, settings));
    return kind === 'served' || kind === 'open';
  },
  read,
  write,
  usualPods: {
    namespace: 'ingress-nginx',
    labels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  },
};
