import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { chartOf } from '../tree/chart-tree.js';

/** The charts, each after those that it depends on. */
export interface ChartOrder {
  readonly charts: readonly Chart[];
  /** Some chart depends on another: then the order shows in the names of the files. */
  readonly dependent: boolean;
  readonly faults: readonly string[];
}

/** Charts in the order of the tree but for dependencies: an outer chart comes after its inner ones, as in cdk8s. */
export function chartOrder(constructs: readonly IConstruct[]): ChartOrder {
  const charts = constructs.filter((one): one is Chart => Chart.isChart(one));
  const needs = needsOf(constructs);
  const placed = new Set<Chart>();
  const open = new Set<Chart>();
  const faults: string[] = [];
  const place = (chart: Chart): void => {
    if (placed.has(chart)) return;
    open.add(chart);
    for (const needed of needs.get(chart) ?? []) {
      if (open.has(needed))
        faults.push(`[${chart.node.path}] depends on chart ${needed.node.path}, which waits for it in turn`);
      else place(needed);
    }
    open.delete(chart);
    placed.add(chart);
  };
  charts.forEach(place);
  return { charts: [...placed], dependent: needs.size > 0, faults };
}

function needsOf(constructs: readonly IConstruct[]): ReadonlyMap<Chart, ReadonlySet<Chart>> {
  const needs = new Map<Chart, Set<Chart>>();
  const need = (source: Chart | undefined, target: Chart | undefined): void => {
    if (source === undefined || target === undefined || source === target) return;
    const before = needs.get(source);
    if (before) before.add(target);
    else needs.set(source, new Set([target]));
  };
  for (const construct of constructs) {
    if (Chart.isChart(construct)) need(chartOf(construct.node.scope ?? construct), construct);
    for (const target of construct.node.dependencies) need(chartOf(construct), chartOf(target));
  }
  return needs;
}
