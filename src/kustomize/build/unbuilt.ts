import { allDocuments } from '#parse/all-documents.js';
import { isObject, textOf as textIn } from '#model/json.js';
import { pathIn } from '../file/file-tree.js';
import { mappingsOf, textOf, textsOf } from '../file/fields.js';
import type { Kustomization } from '../file/kustomization.js';
import type { Site } from '../file/site.js';
import type { Mapping, Scalar } from '../tree/node.js';
import { fieldOf, placeOf, scalarText } from '../tree/node.js';

/** Notes what only others can do: Helm renders charts, plugins are programs, and a schema of one's own is not read. */
export function noteUnbuilt({ node, folder }: Kustomization, site: Site): void {
  for (const field of ['helmCharts', 'helmChartInflationGenerator'])
    for (const chart of mappingsOf(node, field)) noteChart(chart, folder, site);
  for (const field of ['generators', 'transformers', 'validators'])
    for (const plugin of textsOf(node, field)) notePlugin(plugin, folder, site);
  for (const file of textsOf(node, 'crds')) site.files.read(pathIn(folder, scalarText(file)));
  const schema = fieldOf(fieldOf(node, 'openapi'), 'path');
  if (schema?.kind !== 'scalar') return;
  site.files.read(pathIn(folder, scalarText(schema)));
  site.noted({ kind: 'not-built', at: placeOf(schema), what: 'schema', name: scalarText(schema) });
}

function noteChart(chart: Mapping, folder: string, site: Site): void {
  const name = textOf(chart, 'name') ?? textOf(chart, 'chartName') ?? 'of no name';
  site.noted({ kind: 'not-built', at: placeOf(chart), what: 'chart', name });
  for (const file of [textOf(chart, 'valuesFile'), textOf(chart, 'values')])
    if (file !== undefined) site.files.read(pathIn(folder, file));
  for (const file of textsOf(chart, 'additionalValuesFiles')) site.files.read(pathIn(folder, scalarText(file)));
}

function notePlugin(plugin: Scalar, folder: string, site: Site): void {
  const text = scalarText(plugin);
  const [inline] = allDocuments('', text).documents;
  const kind = isObject(inline?.value) ? textIn(inline.value['kind']) : undefined;
  if (kind === undefined) site.files.read(pathIn(folder, text));
  site.noted({ kind: 'not-built', at: placeOf(plugin), what: 'plugin', name: kind ?? text });
}
