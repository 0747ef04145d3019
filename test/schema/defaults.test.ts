import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { JsonObject } from '#model/json.js';
import { storedOf } from './made-resource.js';

const spec = (manifest: string) => storedOf(manifest)?.value['spec'];

test('defaults of the schema and of the API server’s code are filled in', () => {
  expect(spec('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: [{ port: 80 }] }\n')).toMatchObject(
    {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    },
  );
});

test('null is dropped, and the zero value where an item stands', () => {
  const role = storedOf(
    'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: { name: a, labels: null }\nrules: [{ apiGroups: [null], resources: [pods], verbs: [get] }]\n',
  );
  expect(role?.value).toMatchObject({ metadata: { name: 'a' }, rules: [{ apiGroups: [''] }] });
  expect(role?.value['metadata']).not.toHaveProperty('labels');
});

test('empty lists of optional fields are left out, as Go leaves them out', () => {
  expect(
    spec(
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: { podSelector: {}, egress: [], ingress: [{ from: [] }] }\n',
    ),
  ).toEqual({
    podSelector: {},
    ingress: [{}],
    policyTypes: ['Ingress'],
  });
});

test('unknown fields are pruned, and what has a wrong type stays', () => {
  expect(spec('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: x, nonsense: 1 }\n')).toMatchObject(
    { ports: 'x' },
  );
  expect(
    spec('apiVersion: v1\nkind: Service\nmetadata: { name: a }\nspec: { ports: x, nonsense: 1 }\n'),
  ).not.toHaveProperty('nonsense');
});

test('defaults of a carried definition are filled in', () => {
  const route =
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: a }\nspec: { rules: [{ backendRefs: [{ name: a, port: 80 }] }] }\n';
  expect(spec(route)).toMatchObject({
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ group: '', kind: 'Service', weight: 1 }],
      },
    ],
  });
});

test('null in a list or a free mapping is the zero value of its type', () => {
  const pod = spec(
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { securityContext: { supplementalGroups: [null] }, containers: [{ name: a, image: b, command: [null], env: [null], resources: { requests: { cpu: null, memory: 1 } } }] }\n',
  );
  expect(pod).toMatchObject({
    securityContext: { supplementalGroups: [0] },
    containers: [{ command: [''], env: [{}], resources: { requests: { cpu: '0', memory: '1' } } }],
  });
});

const stored = load(readFileSync(join(__dirname, 'defaults.yaml'), 'utf8')) as readonly {
  readonly given: string;
  readonly stored: JsonObject;
}[];

test.each(stored)('what the API server makes of $given', ({ given, stored: expected }) => {
  const fields = Object.entries(storedOf(given)?.value ?? {});
  expect(Object.fromEntries(fields.filter(([key]) => !['apiVersion', 'kind', 'metadata'].includes(key)))).toEqual(
    expected,
  );
});
