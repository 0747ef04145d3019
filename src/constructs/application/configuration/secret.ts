import type { Construct } from 'constructs';
import { flag, strings, text } from '../../shape/shape.js';
import type { ConfigurationProps, Making } from './configuration.js';
import { Configuration, configurationFields, keyFaults } from './configuration.js';

/** What a Secret holds. */
export interface SecretProps extends ConfigurationProps {
  /** Its texts by key: they stand in the manifest as they are, so that real ones belong into an ExternalSecret. */
  readonly data: Readonly<Record<string, string>>;
  /**
   * What it is for: `kubernetes.io/basic-auth`, `kubernetes.io/dockerconfigjson`.
   * @default 'Opaque'
   */
  readonly type?: string;
  /**
   * Whether it never changes: another content is another name then.
   * @default false
   */
  readonly immutable?: boolean;
}

const making: Making<SecretProps> = {
  fields: { ...configurationFields, data: strings, type: text, immutable: flag },
  faults: ({ data }: Partial<SecretProps>) => keyFaults('data', Object.keys(data ?? {})),
  manifest: ({ data, type, immutable }) => ({ apiVersion: 'v1', kind: 'Secret', type, stringData: data, immutable }),
};

/** Confidential texts by key for the containers of its namespace. */
export class Secret extends Configuration<SecretProps> {
  constructor(scope: Construct, id: string, props: SecretProps) {
    super(scope, id, props, making);
  }
}
