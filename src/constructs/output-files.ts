import type { App } from 'cdk8s';
import { Names, YamlOutputType } from 'cdk8s';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { RenderedChart, Rendering } from './rendering.js';
import type { Written } from './written-routes.js';
import { yamlOf } from './yaml.js';

/** A file to be written: its path below the output folder, and its text. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}

/** The files of an app, divided and named as cdk8s does it. */
export function outputFiles(
  { charts, dependent }: Rendering,
  { yamlOutputType, outputFileExtension }: App,
): readonly OutputFile[] {
  const named = charts.map((one, at) => ({ ...one, name: chartName(one, at, dependent) }));
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

/** What cdk8s's validation plugins read: the path of the construct by the object's name. */
export function metadataFile({ charts }: Rendering): OutputFile {
  const resources = charts
    .flatMap(one => one.objects)
    .map(({ path, manifest }) => [nameOf(manifest), { path }] as const);
  return {
    name: 'construct-metadata.json',
    text: JSON.stringify({ version: '1.0.0', resources: Object.fromEntries(resources) }),
  };
}

/** The manifests of a whole app as one text. */
export function textOfAll(objects: readonly Written[]): string {
  return yamlOf(objects.map(one => one.manifest));
}

function chartName({ chart }: RenderedChart, at: number, dependent: boolean): string {
  const name = Names.toDnsLabel(chart);
  return dependent ? `${String(at).padStart(4, '0')}-${name}` : name;
}

/** `Kind.name`, and where two share that in different namespaces, `Kind.namespace.name`: cdk8s keeps the last of them alone. */
function fileForEach(objects: readonly Written[], folder: string, extension: string): readonly OutputFile[] {
  const counts = new Map<string, number>();
  for (const { manifest } of objects) counts.set(shortName(manifest), (counts.get(shortName(manifest)) ?? 0) + 1);
  return objects.map(({ manifest }) => {
    const short = shortName(manifest);
    const name =
      counts.get(short) === 1 ? short : [kindOf(manifest), namespaceOf(manifest), nameOf(manifest)].join('.');
    return { name: `${folder}${name.replace(/[^0-9a-zA-Z-_.]/g, '')}${extension}`, text: yamlOf([manifest]) };
  });
}

function shortName(manifest: JsonObject): string {
  return `${kindOf(manifest)}.${nameOf(manifest)}`;
}

function kindOf(manifest: JsonObject): string {
  return textOf(manifest['kind']) ?? '';
}

function nameOf(manifest: JsonObject): string {
  return textOf(objectOf(manifest['metadata'])['name']) ?? '';
}

function namespaceOf(manifest: JsonObject): string {
  return textOf(objectOf(manifest['metadata'])['namespace']) ?? '';
}
