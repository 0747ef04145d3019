import { lstatSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { attempt, refusalIn } from '#files/attempt.js';
import { terminal, terminalLines } from '#report/escaping/shown.js';
import { UsageError } from '../contract/exit.js';
import { packageVersion } from '../contract/package.js';
import type { Streams } from '../contract/streams.js';
import { unwritable, writeFile } from '../output/write-file.js';
import type { ChoiceFlags } from './project-choices.js';
import { projectChoices } from './project-choices.js';
import { projectFiles } from './project-files.js';

/** Makes a project that synthesises, checks and tests itself. No file that is there is written over. */
export function newProject(folder: string, flags: ChoiceFlags, streams: Streams): void {
  const at = (file: string): string => join(folder, file);
  const isThere = (file: string): boolean => 'value' in attempt(() => lstatSync(resolve(streams.cwd, at(file))));
  const usual = projectFiles(projectName(folder, streams), packageVersion(), usualChoices);
  const kept = [...usual.keys()].filter(isThere);
  if (kept.length > 0)
    throw new UsageError(
      ...kept.map(file => `${at(file)} is there already`),
      'nothing was written; name an empty folder',
    );
  const files = projectFiles(projectName(folder, streams), packageVersion(), projectChoices(flags, streams));
  for (const [file, text] of files) {
    const fault = refusalIn(() => mkdirSync(dirname(resolve(streams.cwd, at(file))), { recursive: true }));
    if (fault !== undefined) throw unwritable(at(file), fault);
    writeFile(at(file), [terminalLines(text)], streams);
  }
  const enter = folder === '.' ? '' : `cd ${folder} && `;
  streams.err(
    terminal.lines([
      ...[...files.keys()].map(file => `${at(file)} written`),
      `next: ${enter}npm install && npm test && npm run synth && npm run check`,
    ]),
  );
}

/** Which files there are does not depend on what is chosen: whoever cannot have them is asked nothing. */
const usualChoices = { controller: 'ingress-nginx', cni: 'calico', domain: 'example.com', module: 'commonjs' } as const;

/** A name that npm takes: that of the folder, as far as it can be one. */
function projectName(folder: string, { cwd }: Streams): string {
  const name = basename(resolve(cwd, folder))
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'platform' : name;
}
