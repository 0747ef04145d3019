import { rule } from './rule.js';

export const apiKindUnknown = rule({
  id: 'api-kind-unknown',
  category: 'api',
  severity: 'info',
  summary: 'A kind is neither part of Kubernetes nor defined among the manifests.',
  why: 'Whether the cluster has the definition cannot be told from here, so nothing in the resource was checked.',
  fix: 'Add the CustomResourceDefinition to the manifests, or name its file under crds in gatewright.yaml.',
  reads: ['violations'],
  check: ({ violations }) => violations.filter(one => one.kind === 'unknown-kind'),
});
