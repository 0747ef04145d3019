import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AnalyzeOptions } from '#ask/analyze.js';
import { analyze } from '#ask/analyze.js';
import { check } from '#ask/check.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import type { Facts } from '#facts/facts.js';

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

/** What an example tells of its cluster. */
export function toldIn(folder: string): AnalyzeOptions {
  return parse(readFileSync(join(folder, 'gatewright.config'), 'utf8')) as AnalyzeOptions; // the constructs write it
}

/** What the analysis makes of texts, where nothing else exists but what is told. */
export function factsIn(files: Readonly<Record<string, string>>, told: AnalyzeOptions = {}): Facts {
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
  return analyze(texts, { complete: true, ...told });
}

/** The errors that the check finds in texts, where nothing else exists but what is told. */
export function errorsIn(files: Readonly<Record<string, string>>, told: AnalyzeOptions = {}): readonly Diagnostic[] {
  return check(factsIn(files, told)).filter(one => one.severity === 'error');
}
