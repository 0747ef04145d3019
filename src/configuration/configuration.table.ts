import type { Shape } from './shape.js';

const text: Shape = { type: 'string' };
const texts: Shape = { type: 'array', items: text };
const mapping: Shape = { type: 'object' };
const labels: Shape = { type: 'object', additionalProperties: text };

/** gatewright.yaml. */
export const configurationShape: Shape = {
  description: 'What the manifests do not tell: the cluster that they are meant for',
  type: 'object',
  additionalProperties: false,
  properties: {
    kubernetes: { type: 'string', description: 'The version of Kubernetes, quoted: "1.36"', default: '1.36' },
    controllers: {
      type: 'array',
      description: 'The ingress controllers of the cluster; default: those that the manifests show',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind'],
        properties: {
          name: { ...text, description: 'How messages call it; default: its kind' },
          kind: { enum: ['ingress-nginx', 'traefik', 'gateway'] },
          version: { ...text, description: 'Default: the newest that is known' },
          namespace: { ...text, description: 'Where its pods run' },
          podLabels: { ...labels, description: 'The labels of its pods' },
          nodes: {
            ...texts,
            description:
              'Its pods run in the network of their nodes, which have their addresses in these blocks (CIDRs)',
          },
          ingressClasses: { ...texts, description: 'Default: from IngressClass resources, else the usual name' },
          configMap: { ...labels, description: 'ingress-nginx: the data of its ConfigMap' },
          flags: {
            type: 'object',
            description:
              'ingress-nginx: what its command line sets, where the manifests lack its Deployment or DaemonSet',
            additionalProperties: { anyOf: [text, { type: 'number' }, { type: 'boolean' }] },
          },
          static: { ...mapping, description: 'traefik: its static configuration' },
          assumeEndpoints: {
            type: 'boolean',
            description: 'A Service whose pods are not among the manifests counts as having endpoints',
            default: true,
          },
          noEndpoints: { ...texts, description: 'Services (namespace/name) that have none all the same' },
        },
      },
    },
    cni: {
      ...text,
      description:
        'Which network policies bite: NAME or NAME@VERSION; without it the network that the manifests show, else conformant',
    },
    complete: { type: 'boolean', description: 'What is not among the manifests does not exist', default: false },
    elsewhere: {
      ...texts,
      description: 'What exists although it is not among the manifests: KIND/NAME, or KIND/NAMESPACE/NAME',
    },
    crds: { ...texts, description: 'Files (globs) with definitions of your own kinds' },
    rules: {
      type: 'object',
      description: 'The severity of rules, by id; off (or false) silences one',
      additionalProperties: { enum: ['error', 'warning', 'info', 'off', false] },
    },
    ignore: {
      type: 'array',
      description: 'Findings that you decided to live with',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['reason'],
        properties: { rule: text, path: text, kind: text, name: text, namespace: text, reason: text },
      },
    },
    expectations: { ...texts, description: 'Files (globs) that `gatewright test` holds the manifests to' },
  },
};
