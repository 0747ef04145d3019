import fc from 'fast-check';
import { clusterOf } from '#cluster/cluster.js';
import { selectedPods } from '#cluster/selected-pods.js';
import { selects } from '#cluster/selectors.js';
import type { Json } from '#model/json.js';
import { parseManifest } from '#parse/manifests.js';

const keys = fc.constantFrom('app', 'tier', 'zone');
const values = fc.constantFrom('a', 'b', '');
const labels = fc.dictionary(keys, values, { noNullPrototype: true });
const expression = fc.record({
  key: keys,
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.array(values, { maxLength: 2 }),
});
const selector: fc.Arbitrary<Json | undefined> = fc.option(
  fc.record(
    { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 2 }) },
    { requiredKeys: [], noNullPrototype: true },
  ),
  { nil: undefined },
);

function podsWith(labelled: readonly Readonly<Record<string, string>>[]) {
  const pods = labelled.map((one, at) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `pod-${at}`, namespace: at % 4 === 3 ? 'elsewhere' : 'shop', labels: one },
      spec: { containers: [{ name: 'app', image: 'app:1' }] },
    }),
  );
  return clusterOf(parseManifest('pods.yaml', pods.join('\n---\n')).resources).pods;
}

test('a selector takes the pods that it takes one by one, in their order', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 12 }), selector, (labelled, wanted) => {
      const pods = podsWith(labelled);
      const oneByOne = pods.inNamespace('shop').filter(one => selects(wanted, one.labels));
      expect(selectedPods(pods, 'shop', wanted)).toEqual(oneByOne);
    }),
  );
});
