import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { allFaults, fitOf } from '../../shape/fit.js';
import { nameFaults } from '../../shape/name-faults.js';
import type { Fields } from '../../shape/shape.js';
import { annotations, labels, text } from '../../shape/shape.js';
import { apiObject } from '../../tree/api-object.js';

/** What every resource says that holds keys for containers. */
export interface ConfigurationProps {
  /**
   * The name by which applications take it.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The namespace of the applications that take it.
   * @default - the chart's namespace
   */
  readonly namespace?: string;
  /**
   * Labels of the resource.
   * @default - the chart's
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the resource.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The props that all of them have. */
export const configurationFields = {
  name: text,
  namespace: text,
  labels,
  annotations,
} satisfies Fields;

/** How one of them is made of its props. */
export interface Making<Props> {
  /** The fields of its props. */
  readonly fields: Fields<keyof Props & string>;
  /** What is wrong with the props. */
  faults(props: Props): readonly string[];
  /** The manifest but for its metadata. */
  manifest(props: Props, name: string): JsonObject;
}

/** A resource that holds keys for containers: `env`, `envFrom` and `volumes` take it, or its name. */
export class Configuration<Props extends ConfigurationProps> extends Construct {
  /** The name of its manifest. */
  readonly name: string;
  /** The namespace of its manifest. */
  readonly namespace: string;
  /** What is written. */
  readonly object: ApiObject;

  constructor(scope: Construct, id: string, given: Props, making: Making<Props>) {
    super(scope, id);
    const { props, misfits } = fitOf<Props>(given, making.fields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    const { name, namespace } = this;
    const labels = { 'app.kubernetes.io/managed-by': 'gatewright', ...Chart.of(this).labels, ...props.labels };
    this.node.addValidation({
      validate: () => allFaults(misfits, [...nameFaults(this, props), ...making.faults(props)]),
    });
    this.object = apiObject(this, 'object', {
      ...making.manifest(props, name),
      metadata: { name, namespace, labels, annotations: props.annotations },
    });
  }
}

/** What is wrong with keys. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go: IsConfigMapKey) */
export function keyFaults(prop: string, keys: readonly string[]): readonly string[] {
  const odd = keys.filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key) || key.startsWith('..') || key === '.');
  return odd.map(key => `${prop}: ${JSON.stringify(key)} is not a key: letters, digits, and . _ -`);
}
