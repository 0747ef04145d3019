import type { ApiObject, App, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { AnalysisSettings } from '#analyze/settings.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { JsonObject } from '#model/json.js';
import { appControllers } from './app-controllers.js';
import { chartOrder } from './chart-order.js';
import { configurationFile } from './configuration-file.js';
import type { ObjectOrder } from './object-order.js';
import { objectOrder } from './object-order.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { OutputFile } from './output-file.js';
import { ownWarnings } from './telling/own-warnings.js';
import { patchFaults } from './telling/patch-faults.js';
import type { Gate } from './read-back.js';
import { analysisOf, readBack } from './read-back.js';
import { RouteDeclaration } from '../route/route-declaration.js';
import { unwritableIn } from '../shape/unwritable.js';
import { isOfAnotherCopy } from '../tree/copy.js';
import { sortsKeys } from './synth.js';
import { ManifestObject } from '../tree/manifest-object.js';
import { whileStill } from '../tree/seen.js';
import { settle } from '../tree/settlement.js';
import { twins } from './twins.js';
import type { Written } from './written.js';

/** The manifests of an app, chart by chart, and what is wrong with them. */
export interface Rendering {
  /** The charts, each after those that it depends on. */
  readonly charts: readonly RenderedChart[];
  /** Some chart depends on another: then the order shows in the names of the files. */
  readonly dependent: boolean;
  /** What cannot be synthesised: `[path] what is wrong`. */
  readonly faults: readonly string[];
  /** What is worth knowing and does not stop the synthesis, in the same words. */
  readonly warnings: readonly string[];
  /** What the constructs themselves warn of, as the check does not: told among the warnings, or the faults where warnings stop it. */
  readonly ownWarnings: readonly string[];
  /** What the check found in the manifests; none where the constructs are at fault. */
  readonly diagnostics: readonly Diagnostic[];
  /** How the manifests are read: what the platforms know of their clusters. */
  readonly analysis: AnalysisSettings;
  /** The file in which the command line finds what the manifests were written for. */
  readonly configuration: OutputFile;
}

/** A chart and its manifests in the order in which they are applied. */
export interface RenderedChart {
  /** The chart. */
  readonly chart: Chart;
  /** Its manifests, in the order in which they are applied. */
  readonly objects: readonly Written[];
}

/** Renders an app: one walk, each construct validated once, each object rendered once. */
export function rendering(app: App, platform: PlatformSettings, gate: Gate): Rendering {
  settle(app);
  const constructs = app.node.findAll();
  return whileStill(app, constructs, () => renderingOf(app, constructs, platform, gate));
}

function renderingOf(app: App, constructs: readonly IConstruct[], platform: PlatformSettings, gate: Gate): Rendering {
  const charts = chartOrder(constructs);
  const order = objectOrder(app);
  const objects = renderedObjects(order);
  const written = objects.flatMap(one => (typeof one === 'string' ? [] : [one]));
  const platforms = [platform, ...platformsIn(constructs)] as const;
  const { controllers, faults: clashes } = appControllers(platforms);
  const faults = [
    ...[...constructs.flatMap(faultsOf), ...clashes.map(says => ({ path: '', says })), ...strangers(constructs)].map(
      lineOf,
    ),
    ...charts.faults,
    ...order.faults,
    ...objects.filter(one => typeof one === 'string'),
    ...twins(written).map(lineOf),
  ];
  const settings = { ...platform, controllers };
  const analysis = analysisOf(settings, gate);
  const { diagnostics, moves } =
    faults.length > 0 ? { diagnostics: [], moves: [] } : readBack(written, platforms, analysis);
  const errors = linesOf(diagnostics, 'error');
  const own = [...ownWarnings(constructs), ...moves];
  const warnings = [...linesOf(diagnostics, 'warning'), ...own];
  const strict = gate.failOn === 'warning';
  return {
    charts: byChart(charts.charts, written),
    dependent: charts.dependent,
    faults: [...faults, ...errors, ...(strict ? warnings : [])],
    warnings: strict ? [] : warnings,
    ownWarnings: own,
    diagnostics,
    analysis,
    configuration: configurationFile(settings, gate),
  };
}

function platformsIn(constructs: readonly IConstruct[]): readonly PlatformSettings[] {
  return constructs.flatMap(one => (RouteDeclaration.isDeclaration(one) ? [one.platform] : []));
}

function strangers(constructs: readonly IConstruct[]): readonly RenderFault[] {
  const says =
    'it comes from another copy of gatewright than the app, and the two do not know of each other; `npm ls gatewright` shows them, `npm dedupe` makes them one';
  return constructs.filter(isOfAnotherCopy).map(one => ({ path: one.node.path, says }));
}

/** What is wrong at the path of a construct. */
interface RenderFault {
  readonly path: string;
  readonly says: string;
}

/** Validations are called once; cdk8s calls them once for each chart, and again. */
function faultsOf(construct: IConstruct): readonly RenderFault[] {
  const path = RouteDeclaration.isDeclaration(construct) ? construct.route.at.file : construct.node.path;
  return construct.node.validate().map(says => ({ path, says }));
}

function lineOf({ path, says }: RenderFault): string {
  return `[${path || 'app'}] ${says}`;
}

function renderedObjects({ byChart }: ObjectOrder): readonly (Written | string)[] {
  const sorted = sortsKeys();
  return [...byChart].flatMap(([chart, all]) => all.map(one => renderedObject(chart, one, sorted)));
}

/** The manifest, or why it cannot be rendered. */
function renderedObject(chart: Chart, object: ApiObject, sorted: boolean): Written | string {
  const { path } = object.node;
  try {
    const unpatchable = patchFaults(object).faults;
    if (unpatchable.length > 0) return `[${path}] ${unpatchable.join('; ')}`;
    const plain = sorted && ManifestObject.isManifest(object) ? object.plainJson() : undefined;
    // cdk8s gives `any`; what it rendered is plain data, or toJson throws.
    const manifest = plain ?? (object.toJson() as JsonObject);
    const faults = unwritableIn(manifest);
    return faults.length > 0 ? `[${path}] ${faults.join('; ')}` : { chart, path, manifest };
  } catch (error) {
    return `[${path}] ${error instanceof Error ? error.message : String(error)}`;
  }
}

function linesOf(diagnostics: readonly Diagnostic[], level: Diagnostic['severity']): readonly string[] {
  return diagnostics.filter(({ severity, suppressed }) => severity === level && !suppressed).map(diagnosticLine);
}

function diagnosticLine({ at, subject, message, rule }: Diagnostic): string {
  return `[${at.file}] ${subject ? `${subject.kind} ${subject.name}: ` : ''}${message} (${rule})`;
}

/** Namespaces and definitions come first: what stands in them is refused before they are there. */
function byChart(charts: readonly Chart[], written: readonly Written[]): readonly RenderedChart[] {
  const lists = new Map<Chart, Written[]>(charts.map(chart => [chart, []]));
  for (const one of written) lists.get(one.chart)?.push(one);
  return [...lists].map(([chart, objects]) => ({
    chart,
    objects: [...objects.filter(isFirst), ...objects.filter(one => !isFirst(one))],
  }));
}

function isFirst({ manifest: { kind } }: Written): boolean {
  return kind === 'Namespace' || kind === 'CustomResourceDefinition';
}
