import type { App } from 'cdk8s';
import { Names, YamlOutputType } from 'cdk8s';
import { hashOf } from '#analyze/fingerprint.js';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { groupOf } from '#model/resource.js';
import { printDocuments } from '#yaml-text/print.js';
import type { OutputFile } from './output-file.js';
import { distinctNames } from './file-names.js';
import { madeAt } from '../tree/made-at.js';
import type { RenderedChart, Rendering } from './rendering.js';
import type { Written } from './written.js';

/** The files of an app, divided and named as cdk8s does it. */
export function outputFiles(
  { charts, dependent }: Rendering,
  { yamlOutputType, outputFileExtension }: App,
): readonly OutputFile[] {
  const names = chartNames(charts, dependent);
  const named = charts.map((one, at) => ({ ...one, name: names[at] ?? '' }));
  switch (yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      return charts.length === 0
        ? []
        : [{ name: `app${outputFileExtension}`, text: textOfAll(charts.flatMap(one => one.objects)) }];
    case YamlOutputType.FILE_PER_CHART:
      return named.map(({ name, objects }) => ({ name: `${name}${outputFileExtension}`, text: textOfAll(objects) }));
    case YamlOutputType.FILE_PER_RESOURCE:
      return fileForEach(
        charts.flatMap(one => one.objects),
        '',
        outputFileExtension,
      );
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return named.flatMap(({ name, objects }) => fileForEach(objects, `${name}/`, outputFileExtension));
  }
}

/**
 * What cdk8s's validation plugins read: the path of the construct by the object's name. As a Deployment and its Service share a name,
 * it also stands by `Deployment shop/web`; and where in the program the construct was made, for our own plugin.
 */
export function metadataFile({ charts }: Rendering): OutputFile {
  const resources = charts
    .flatMap(one => one.objects)
    .flatMap(({ chart, path, manifest }) => {
      const at = madeAt(chart.node.root, path);
      const made = { path, ...(at !== undefined && { at }) };
      return [metadataName(manifest), objectName(manifest)].map(name => [name, made] as const);
    });
  return {
    name: 'construct-metadata.json',
    text: JSON.stringify({ version: '1.0.0', resources: Object.fromEntries(resources) }),
  };
}

/** `Deployment shop/web`. */
function objectName(manifest: JsonObject): string {
  const names = [namespaceOf(manifest), metadataName(manifest)].filter(one => one !== '');
  return `${kindOf(manifest)} ${names.join('/')}`;
}

/** The manifests of a whole app as one text. */
export function textOfAll(objects: readonly Written[]): string {
  return printDocuments(objects.map(one => one.manifest));
}

/** As cdk8s names them, and where two would share a name, with a hash of their paths: cdk8s keeps the last of them alone. */
function chartNames(charts: readonly RenderedChart[], dependent: boolean): readonly string[] {
  return distinctNames(
    charts.map(({ chart }, at) => {
      const label = Names.toDnsLabel(chart);
      const name = dependent ? `${String(at).padStart(4, '0')}-${label}` : label;
      const hashed = `${name}-${hashOf([chart.node.path]).slice(0, 8)}`;
      return [name, hashed, `${hashed}-${at}`];
    }),
  );
}

/**
 * `Kind.name`; where two would share that, `Kind.namespace.name`; and with a hash of what they are where they share that as
 * well: cdk8s keeps the last of them alone.
 */
function fileForEach(objects: readonly Written[], folder: string, extension: string): readonly OutputFile[] {
  const names = distinctNames(objects.map(({ manifest }, at) => candidatesOf(manifest, at)));
  return objects.map(({ manifest }, at) => ({
    name: `${folder}${names[at] ?? ''}${extension}`,
    text: printDocuments([manifest]),
  }));
}

function candidatesOf(manifest: JsonObject, at: number): readonly string[] {
  const [kind, namespace, name] = [kindOf(manifest), namespaceOf(manifest), metadataName(manifest)];
  const short = fileNameOf([kind, name]);
  const long = fileNameOf(namespace === '' ? [kind, name] : [kind, namespace, name]);
  const hash = hashOf([groupOf(textOf(manifest['apiVersion']) ?? ''), kind, namespace, name]).slice(0, 8);
  return [short, long, `${long}.${hash}`, `${long}.${hash}-${at}`];
}

/** (cdk8s 2.70, src/app.ts: App.synth) */
function fileNameOf(parts: readonly string[]): string {
  return parts.join('.').replace(/[^0-9a-zA-Z-_.]/g, '');
}

function kindOf(manifest: JsonObject): string {
  return textOf(manifest['kind']) ?? '';
}

function metadataName(manifest: JsonObject): string {
  return textOf(objectOf(manifest['metadata'])['name']) ?? '';
}

function namespaceOf(manifest: JsonObject): string {
  return textOf(objectOf(manifest['metadata'])['namespace']) ?? '';
}
