import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isName } from '../shape/hosts.js';
import { seenIn } from '../tree/seen.js';
import type { NamespaceConstruct } from './is-namespace.js';
import { isNamespace } from './is-namespace.js';

/**
 * A chart puts what it holds into its own namespace: a Namespace that stands in it by another name, and in which nothing of the
 * chart is, was meant to be that one.
 */
export function chartFaults(namespace: NamespaceConstruct): readonly string[] {
  const { name } = namespace;
  const chart = Chart.of(namespace);
  const meant = chart.namespace;
  if (meant === undefined || meant === name || !isName(name)) return [];
  const filled = seenIn(namespace, filledByCharts).get(chart) ?? new Set();
  if (filled.has(name) || !filled.has(meant)) return [];
  if (seenIn(namespace, namespaceNames).has(meant)) return [];
  return [
    `name: ${name} is not the namespace of its chart, ${meant}, and nothing of the chart is in it; give both one name`,
  ];
}

/** The namespaces of each chart's objects, but for those that a Namespace writes for itself. */
function filledByCharts(constructs: readonly IConstruct[]): ReadonlyMap<Chart, ReadonlySet<string>> {
  const byChart = new Map<Chart, Set<string>>();
  for (const one of constructs) {
    if (!ApiObject.isApiObject(one) || one.node.scopes.some(isNamespace)) continue;
    const filled = byChart.get(one.chart) ?? new Set();
    byChart.set(one.chart, filled);
    if (one.metadata.namespace !== undefined) filled.add(one.metadata.namespace);
  }
  return byChart;
}

function namespaceNames(constructs: readonly IConstruct[]): ReadonlySet<string> {
  return new Set(constructs.filter(isNamespace).map(one => one.name));
}
