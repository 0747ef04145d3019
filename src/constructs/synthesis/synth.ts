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

/** Whether cdk8s sorts the keys of what it renders. (cdk8s 2.70, src/api-object.ts: toJson) */
export function sortsKeys(): boolean {
  return (process.env['CDK8S_DISABLE_SORT'] ?? '') === '';
}

/** Calls something when the program ends, with what it ends with: 0 where it went well. */
export function atEnd(call: (code: number) => void): void {
  process.once('exit', call);
}

/** Takes that back. */
export function notAtEnd(call: (code: number) => void): void {
  process.off('exit', call);
}

/** A test makes apps to look at what stands in them. (jest 30, vitest 3, node --test and mocha 11: what each sets for its tests) */
export function isTestRunner(): boolean {
  const { JEST_WORKER_ID, VITEST, NODE_TEST_CONTEXT } = process.env;
  const told = [JEST_WORKER_ID, VITEST, NODE_TEST_CONTEXT].some(one => one !== undefined);
  return told || ('describe' in globalThis && 'it' in globalThis);
}
