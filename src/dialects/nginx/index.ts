import type { Dialect } from '../dialect.js';
import { releaseOrNewest } from '../release.js';
import { configurationOf } from './installation/configuration.js';
import { conventions } from './conventions.js';
import { lacks } from './lacks.js';
import { read } from './read.js';
import { features } from './policies/features.js';
import { settingFaults } from './installation/flags/flag-faults.js';
import { keyFaults } from './installation/config-map/key-faults.js';
import { installedControllers } from './installation/installed-controllers.js';
import { installedClasses } from './installation/installed-classes.js';
import { installationOf } from './installation/installation.js';
import { annotationsAsChanges } from './versions/known-annotations.js';
import { nginxChanges } from './versions/changes.table.js';
import { shownBy } from './installation/detect.js';
import { claimOn } from './ingresses/claim.js';
import { write } from './write/write.js';

/** ingress-nginx, both ways. */
export const nginx: Dialect = {
  name: 'ingress-nginx',
  versions: ['1.9', '1.10', '1.11', '1.12', '1.13', '1.14', '1.15'],
  changes: [...Object.values(nginxChanges), ...annotationsAsChanges()],
  features: Object.values(features),
  lacks,
  conventions,
  shownBy,
  installed: installedControllers,
  installs: installedClasses,
  versionIn: (cluster, settings) => installationOf(cluster, settings).version,
  settingFaults: (flags, version) => settingFaults(flags, releaseOrNewest(version)),
  configMapFaults: keyFaults,
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
