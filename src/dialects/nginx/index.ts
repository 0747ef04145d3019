import type { Dialect } from '../dialect.js';
import { configurationOf } from './installation/configuration.js';
import { lacks } from './lacks.js';
import { read } from './read.js';
import { features } from './policies/features.js';
import { isShownBy } from './installation/detect.js';
import { isOfClass } from './ingresses/served-ingresses.js';
import { write } from './write/write.js';

/** ingress-nginx, both ways. */
export const nginx: Dialect = {
  name: 'ingress-nginx',
  versions: ['1.15'],
  features: Object.values(features),
  lacks,
  shownBy: isShownBy,
  claims: (resource, cluster, settings) =>
    resource.kind === 'Ingress' && isOfClass(resource, configurationOf(cluster, settings)),
  read,
  write,
  usualPods: {
    namespace: 'ingress-nginx',
    labels: { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' },
  },
};
