import type { IConstruct } from 'constructs';
import { isolationPolicy } from '../connections/network-policies.js';
import { Application } from '../application/application.js';
import { chartOf } from '../tree/chart-tree.js';
import { isNamespace } from '../namespace/namespace.js';
import type { Written } from './written-routes.js';

/** Where no construct stands for the namespace, nothing denies by default: there each application is closed by itself. */
export function isolated(constructs: readonly IConstruct[]): readonly Written[] {
  const denying = new Set(constructs.filter(isNamespace).map(one => one.name));
  return constructs.flatMap(one => {
    if (!(one instanceof Application) || denying.has(one.namespace)) return [];
    const chart = chartOf(one);
    return chart ? [{ chart, path: one.node.path, manifest: isolationPolicy(one, one.labels) }] : [];
  });
}
