import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosticsOf } from '#analyze/diagnostics.js';
import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import { parseManifest } from '#parse/manifests.js';
import type { Facts } from '#rules/rule.js';

/** The rendered examples. */
export const manifests = join(__dirname, '../../dist/manifests');

/** The folders of an example, one for each controller. */
export function foldersOf(example: string): readonly string[] {
  return readdirSync(manifests).filter(name => name.startsWith(`${example}-`));
}

/** The manifests below a folder: texts by their paths. */
export function filesIn(folder: string, ending = /\.yaml$/): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => ending.test(name));
  return Object.fromEntries(names.sort().map(name => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** What the analysis makes of texts, where nothing else exists. */
export function factsIn(files: Readonly<Record<string, string>>): Facts {
  const parsed = Object.entries(files).map(([name, text]) => parseManifest(name, text));
  const material = {
    resources: parsed.flatMap(one => one.resources),
    unreadable: parsed.flatMap(one => one.unreadable),
  };
  return factsOf(material, { ...defaultAnalysis, complete: true });
}

/** The errors that the check finds in texts, where nothing else exists. */
export function errorsIn(files: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const found = diagnosticsOf(factsIn(files), { rules: {}, only: [], skip: [], ignore: [] });
  return found.filter(one => one.severity === 'error');
}
