import type { Construct } from 'constructs';
import type { Shape } from '../../shape/shape.js';
import { isText, object, otherwise, text } from '../../shape/shape.js';
import type { ConfigurationProps, Making } from './configuration.js';
import { Configuration, configurationFields, keyFaults } from './configuration.js';

/** Where a Secret is filled from. */
export interface ExternalSecretProps extends ConfigurationProps {
  /** The store: the name of a ClusterSecretStore, or a SecretStore of the namespace. */
  readonly store: string | { readonly kind: 'SecretStore' | 'ClusterSecretStore'; readonly name: string };
  /** The keys of the Secret, and where the store has each: an entry, or a property of one. */
  readonly data: Readonly<Record<string, string | { readonly from: string; readonly property?: string }>>;
  /**
   * How often the store is asked, as Go writes durations.
   * @default '1h'
   */
  readonly refresh?: string;
}

const store: Shape = {
  kind: 'choice',
  wants: 'the name of a ClusterSecretStore or { kind, name }',
  of: [
    [isText, text],
    [
      otherwise,
      object(
        '{ kind: "SecretStore", name: "vault" }',
        { kind: { kind: 'word', of: ['SecretStore', 'ClusterSecretStore'] }, name: text },
        ['kind', 'name'],
      ),
    ],
  ],
};
const source: Shape = {
  kind: 'choice',
  wants: 'an entry of the store or { from, property }',
  of: [
    [isText, text],
    [otherwise, object('{ from: "shop/db", property: "password" }', { from: text, property: text }, ['from'])],
  ],
};

/** (external-secrets v0.17, apis/externalsecrets/v1/externalsecret_types.go) */
const making: Making<ExternalSecretProps> = {
  fields: {
    ...configurationFields,
    store,
    data: { kind: 'record', of: source, wants: 'an object with entries by key' },
    refresh: text,
  },
  faults: ({ data, store: from }: Partial<ExternalSecretProps>) => [
    ...(from === undefined ? ['store: none is given; name a ClusterSecretStore'] : []),
    ...keyFaults('data', Object.keys(data ?? {})),
  ],
  manifest: ({ store: from, data, refresh = '1h' }: Partial<ExternalSecretProps>, name) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    spec: {
      refreshInterval: refresh,
      secretStoreRef: typeof from === 'string' ? { kind: 'ClusterSecretStore', name: from } : from && { ...from },
      target: { name },
      data: Object.entries(data ?? {}).map(([secretKey, one]) => ({
        secretKey,
        remoteRef: typeof one === 'string' ? { key: one } : { key: one.from, property: one.property },
      })),
    },
  }),
};

/** A Secret that the external-secrets operator fills from a store: no value stands in the manifests. */
export class ExternalSecret extends Configuration<ExternalSecretProps> {
  constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    super(scope, id, props, making);
  }
}
