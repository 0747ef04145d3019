import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { allFaults, fitOf } from '../../shape/fit.js';
import { isHost } from '../../shape/hosts.js';
import { nameFaults } from '../../shape/name-faults.js';
import type { Fields } from '../../shape/shape.js';
import { annotations, labels, text } from '../../shape/shape.js';
import { apiObject } from '../../tree/api-object.js';

/** A name in the namespace for a host outside the cluster. */
export interface ExternalServiceProps {
  /** The host that the name stands for: `db.example.com`. */
  readonly host: string;
  /**
   * The name of the Service.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The namespace whose pods use the name.
   * @default - the chart's namespace
   */
  readonly namespace?: string;
  /**
   * Labels of the Service.
   * @default - the chart's
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the Service.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

const fields: Fields<keyof ExternalServiceProps> = {
  host: text,
  name: text,
  namespace: text,
  labels,
  annotations,
};

/**
 * A Service of type ExternalName: the DNS answers its name with another. Whoever connects asks for that host's addresses, so
 * that `calls` names those: `external()` or `cidr()`.
 */
export class ExternalService extends Construct {
  /** The name of the Service. */
  readonly name: string;
  /** The namespace of the Service. */
  readonly namespace: string;
  /** The Service. */
  readonly object: ApiObject;

  constructor(scope: Construct, id: string, given: ExternalServiceProps) {
    super(scope, id);
    const { props, misfits } = fitOf<Partial<ExternalServiceProps>>(given, fields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    const { name, namespace } = this;
    const { host = '', annotations } = props;
    const fault = `host: ${host === '' ? 'an empty text' : host} is not a DNS name in lower case, such as db.example.com`;
    this.node.addValidation({
      validate: () => allFaults(misfits, [...nameFaults(this, props), ...(isOutsideHost(host) ? [] : [fault])]),
    });
    const labels = { 'app.kubernetes.io/managed-by': 'gatewright', ...Chart.of(this).labels, ...props.labels };
    this.object = apiObject(this, 'object', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace, labels, annotations },
      spec: { type: 'ExternalName', externalName: host },
    });
  }
}

/** An address is no name: the DNS would look for a host of digits. */
function isOutsideHost(host: string): boolean {
  return isHost(host) && !host.startsWith('*.') && !/^[\d.]+$/.test(host);
}
