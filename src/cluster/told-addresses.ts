import { withoutSecrets } from '#model/text/confidential-text.js';

/** The address of a Service in full, as a text has it: `cart.shop:7070`, `http://cart.shop.svc.cluster.local`, `db-0.db.shop.svc:5432`. */
export interface ToldAddress {
  readonly service: string;
  readonly namespace: string;
  readonly port: number | undefined;
  /** The name of one pod behind the Service, where the address is that pod's. */
  readonly pod: string | undefined;
}

const label = '[a-z]([-a-z0-9]{0,61}[a-z0-9])?';
const podLabel = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const ofPod = `(?:(?<pod>${podLabel})\\.(?=${label}\\.${label}\\.svc(?![-\\w])))?`;
const address = new RegExp(
  `(?<scheme>://|@)?(?<![-.\\w])${ofPod}(?<service>${label})\\.(?<namespace>${label})(?<cluster>\\.svc(\\.cluster\\.local)?)?(?![-.\\w])(:(?<port>\\d{1,5})(?!\\d))?`,
  'g',
);

/** Names of two parts that a scheme, `.svc` or a port marks as an address, in a namespace of the manifests: anything else may be a file or a host. */
export function toldAddresses(text: string, namespaces: ReadonlySet<string>): readonly ToldAddress[] {
  if (text.length > 10_000) return [];
  return [...withoutRest(text).matchAll(address)].flatMap(({ groups = {} }) => {
    const { pod, service = '', namespace = '', scheme, cluster, port } = groups;
    const marked = scheme !== undefined || cluster !== undefined || port !== undefined;
    return marked && namespaces.has(namespace)
      ? [{ pod, service, namespace, port: port === undefined ? undefined : Number(port) }]
      : [];
  });
}

/** Who logs in, and what follows an authority, is no address, and may be confidential. */
function withoutRest(text: string): string {
  return withoutSecrets(text).replace(/(\/\/[^\s/?#,;"']*)[/?#][^\s,;"']*/g, '$1');
}
