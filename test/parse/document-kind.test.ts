import { meantAs } from '#parse/document-kind.js';

const named = { metadata: { name: 'web' } };

test.each([
  [
    { apiKind: 'NetworkPolicy', ...named, spec: {} },
    'apiVersion is missing, so no API server knows what this is',
    undefined,
  ],
  [
    { apiVersion: 'v1', apiKind: 'Pod', ...named },
    'kind is missing, so no API server knows what this is',
    'it is written kind, and not apiKind',
  ],
  [
    { ApiVersion: 'apps/v1', Kind: 'Deployment', ...named, spec: {} },
    'apiVersion is missing, so no API server knows what this is',
    'it is written apiVersion, and not ApiVersion',
  ],
  [
    { apiversion: 'v1', Kind: 'ConfigMap' },
    'apiVersion is missing, so no API server knows what this is',
    'it is written apiVersion, and not apiversion',
  ],
  [
    { 'api-version': 'v1', kind: 'Secret', ...named },
    'apiVersion is missing, so no API server knows what this is',
    'it is written apiVersion, and not api-version',
  ],
  [{ ...named, spec: { podSelector: {} } }, 'apiVersion is missing, so no API server knows what this is', undefined],
])('%j is meant as a resource', (value, message, hint) => {
  expect(meantAs(value)).toMatchObject({ kind: 'unreadable', message, ...(hint !== undefined && { hint }) });
});

test.each([
  [{ image: { repository: 'nginx' }, metadata: { labels: {} } }],
  [{ kind: 'Deployment', replicas: 2 }],
  [{ Kind: 'a word of a values file' }],
  [{ spec: {}, metadata: {} }],
])('%j is no resource', value => {
  expect(meantAs(value)).toEqual({ kind: 'ignored', as: 'no Kubernetes resource' });
});
