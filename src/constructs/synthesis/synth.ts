import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '#files/replace-file.js';
import type { OutputFile } from './output-file.js';

/** Writes what was rendered, each file whole or not at all; the only place where constructs touch the disk. */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const fault = replaceFile(path, text);
    if (fault !== undefined) throw new Error(`${path} cannot be written (${fault})`);
  }
}

/** Says something beside the manifests, which may go to standard output: one line each, whatever the texts hold. */
export function say(lines: readonly string[]): void {
  const shown = (line: string): string =>
    line.replace(/\p{Cc}/gu, one => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (lines.length > 0) process.stderr.write(lines.map(line => `${shown(line)}\n`).join(''));
}

/** Whether cdk8s's command line asks for the file in which its validation plugins look up construct paths. */
export function asksForMetadata(): boolean {
  return process.env['CDK8S_RECORD_CONSTRUCT_METADATA'] === 'true';
}
