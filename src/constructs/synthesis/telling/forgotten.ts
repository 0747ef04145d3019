import type { App } from 'cdk8s';
import { Chart } from 'cdk8s';
import { atEnd, isTestRunner, notAtEnd, say } from '../synth.js';

/** Of an app with charts that nobody renders, the program that ends says it: it would write nothing without a word. */
export function expectRendering(app: App): void {
  if (isTestRunner()) return;
  if (waiting.size === 0) atEnd(sayForgotten);
  waiting.add(app);
}

/** Somebody rendered an app, or a chart of it. */
export function noteRendered(app: App): void {
  waiting.delete(app);
  if (waiting.size === 0) notAtEnd(sayForgotten);
}

const waiting = new Set<App>();

/** A program that fails says why by itself. */
function sayForgotten(code: number): void {
  if (code !== 0) return;
  say([...waiting].flatMap(app => forgottenLine(app) ?? []));
}

function forgottenLine(app: App): string | undefined {
  const charts = app.node.findAll().filter(one => Chart.isChart(one)).length;
  if (charts === 0) return undefined;
  const [which, them] = charts === 1 ? ['a chart', 'it'] : [`${charts} charts`, 'them'];
  return `note: an app with ${which} was never written; \`app.synth()\` at the end of the program writes ${them}`;
}
