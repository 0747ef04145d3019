import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Which schemas and dependencies a process has loaded once it has checked a manifest: esbuild bundles the room as the command line is bundled. */
function loadedFor(manifest: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-'));
  const script = `
    import { load } from ${JSON.stringify(join(root, 'tools/load.mjs'))};
    import { createRequire } from 'node:module';
    const { checked } = await load('src/schema/checked.ts');
    const { parseManifest } = await load('src/parse/manifests.ts');
    checked(parseManifest('m', ${JSON.stringify(manifest)}).resources, { kubernetes: '1.36', namespace: 'default', definitions: [] });
    const files = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify(files.flatMap(file => /(?<=\\/data\\/).*|(?<=node_modules\\/)(re2js|@marcbachmann\\/cel-js)/.exec(file)?.[0] ?? [])));
  `;
  try {
    writeFileSync(join(folder, 'loaded.mjs'), script);
    return JSON.parse(
      execFileSync(process.execPath, [join(folder, 'loaded.mjs')], { cwd: root, encoding: 'utf8' }),
    ) as string[]; // the script prints a list
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('plain manifests load the schemas of their own kinds alone', () => {
  expect(loadedFor('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n')).toEqual([
    'kinds.json',
    'kubernetes/core.v1.json',
    'kubernetes/meta.v1.json',
  ]);
});

test('a faulty custom resource loads its own definition, and no more', () => {
  expect(loadedFor('apiVersion: traefik.io/v1alpha1\nkind: IngressRoute\nmetadata: { name: a }\nspec: {}\n')).toEqual([
    'kinds.json',
    'definitions/traefik.json',
    'kubernetes/meta.v1.json',
  ]);
});
