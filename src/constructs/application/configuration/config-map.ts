import type { Construct } from 'constructs';
import { flag, strings } from '../../shape/shape.js';
import type { ConfigurationProps, Making } from './configuration.js';
import { Configuration, configurationFields, keyFaults } from './configuration.js';

/** What a ConfigMap holds. */
export interface ConfigMapProps extends ConfigurationProps {
  /** Its texts by key. */
  readonly data: Readonly<Record<string, string>>;
  /**
   * Whether it never changes: another content is another name then.
   * @default false
   */
  readonly immutable?: boolean;
}

const making: Making<ConfigMapProps> = {
  fields: { ...configurationFields, data: strings, immutable: flag },
  faults: ({ data }: Partial<ConfigMapProps>) => keyFaults('data', Object.keys(data ?? {})),
  manifest: ({ data, immutable }) => ({ apiVersion: 'v1', kind: 'ConfigMap', data, immutable }),
};

/** Texts by key for the containers of its namespace. */
export class ConfigMap extends Configuration<ConfigMapProps> {
  constructor(scope: Construct, id: string, props: ConfigMapProps) {
    super(scope, id, props, making);
  }
}
