import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of a Go module's version, downloaded into a cache of its own. */
export function moduleFolder(cache, path, version) {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-module-'));
  writeFileSync(join(folder, 'go.mod'), 'module derive\n\ngo 1.20\n');
  const env = { ...process.env, GOMODCACHE: cache, GOFLAGS: '-mod=mod -modcacherw' };
  const { Dir } = JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `${path}@${version}`], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  console.log(`read ${path}@${version}`);
  return Dir;
}
