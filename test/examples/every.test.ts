import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { refusalsBy } from '#cluster/pod-security/standard.js';
import { objectOf, valueAt } from '#model/json.js';
import { run } from '../cli/run.js';
import { factsIn, filesIn, manifests } from './files.js';

const folders = readdirSync(manifests).sort();

interface Diagnostics {
  readonly diagnostics: readonly { readonly severity: string; readonly rule: string; readonly message: string }[];
  readonly summary: { readonly resources: number };
}

describe.each(folders)('%s', folder => {
  const { cluster, violations } = factsIn(filesIn(join(manifests, folder)));

  test('the command line finds neither errors nor warnings', async () => {
    const { out } = await run(['check', '-o', 'json', folder], manifests);
    const { diagnostics, summary } = JSON.parse(out) as Diagnostics;
    expect(diagnostics.filter(one => one.severity !== 'info')).toEqual([]);
    expect(summary.resources).toBeGreaterThan(0);
  });

  test('every manifest is of a kind that is known, and fits it', () => {
    expect(violations).toEqual([]);
  });

  test('every pod meets the level restricted, whatever its namespace asks', () => {
    const refused = cluster.pods.workloads.flatMap(({ name, spec, path, resource }) => {
      const metadata = objectOf(valueAt(resource.value, [...path.slice(0, -1), 'metadata']));
      return refusalsBy('restricted', cluster.kubernetes, { metadata, spec }).map(one => `${name}: ${one.says}`);
    });
    expect(refused).toEqual([]);
  });

  test('every namespace that is written enforces restricted', () => {
    const levels = cluster.resources
      .filter(one => one.kind === 'Namespace')
      .map(one => valueAt(one.value, ['metadata', 'labels', 'pod-security.kubernetes.io/enforce']));
    expect(levels).toEqual(levels.map(() => 'restricted'));
  });
});
