import { ApiObject, Chart } from 'cdk8s';
import { isName } from '../shape/hosts.js';
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
  const filled = filledBy(chart);
  if (filled.has(name) || !filled.has(meant)) return [];
  if (namespace.node.root.node.findAll().some(one => isNamespace(one) && one.name === meant)) return [];
  return [
    `name: ${name} is not the namespace of its chart, ${meant}, and nothing of the chart is in it; give both one name`,
  ];
}

/** The namespaces of a chart's objects, but for those that a Namespace writes for itself. */
function filledBy(chart: Chart): ReadonlySet<string> {
  const objects = chart.node.findAll().filter(one => ApiObject.isApiObject(one) && one.chart === chart);
  const filled = objects.filter(({ node }) => !node.scopes.some(isNamespace));
  return new Set(filled.flatMap(one => (ApiObject.isApiObject(one) ? (one.metadata.namespace ?? []) : [])));
}
