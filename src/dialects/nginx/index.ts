import type { Dialect } from '../dialect.js';
import { configurationOf } from './configuration.js';
import { read } from './read.js';
import { features } from './policies.js';
import { isShownBy } from './shown-by.js';
import { isOfClass } from './taken.js';
import { write } from './write/write.js';

/** ingress-nginx, both ways. */
export const nginx: Dialect = {
  name: 'ingress-nginx',
  versions: ['1.15'],
  features,
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
