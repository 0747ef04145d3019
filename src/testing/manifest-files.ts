import { statSync } from 'node:fs';
import type { ManifestFile } from '#ask/analyze.js';
import type { Understood } from '#ask/value-fault.js';
import { attempt } from '#files/attempt.js';
import { boundedBytes } from '#files/bounded-bytes.js';
import { decoded } from '#files/decoding.js';
import { faultWords } from '#files/fault-words.js';
import { folderFiles } from '#files/folder-files.js';

/** The manifests at a path: a file, or all below a folder. The fault is a path that cannot be read. */
export function manifestFiles(path: string): Understood<readonly ManifestFile[]> {
  const stats = attempt(() => statSync(path));
  if ('error' in stats) return { fault: `${path} cannot be read (${faultWords(stats.error)})` };
  const listed = stats.value.isDirectory() ? folderFiles(path, '') : [{ file: path }];
  const found: ManifestFile[] = [];
  for (const { file, fault, passedOver } of listed) {
    if (fault !== undefined) return { fault: `${file}: ${fault}` };
    if (passedOver !== undefined) continue;
    const bytes = attempt(() => boundedBytes(file));
    if ('error' in bytes) return { fault: `${file} cannot be read (${faultWords(bytes.error)})` };
    found.push({ file, text: decoded(bytes.value).text });
  }
  return { value: found };
}
