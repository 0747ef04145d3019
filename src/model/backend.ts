/** A Service's port: by number, or by name. The port is the Service's, not the pod's. */
export interface Backend {
  readonly namespace: string;
  readonly service: string;
  readonly port: number | string;
}

/** A backend with its share of the requests. Shares are relative to their sum. */
export interface WeightedBackend {
  readonly backend: Backend;
  readonly weight: number;
}

/** `shop/web:80`, as messages and recordings write a backend. */
export function backendName({ namespace, service, port }: Backend): string {
  return `${namespace}/${service}:${port}`;
}
