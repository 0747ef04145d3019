import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { endpointsOf } from '#cluster/services.js';
import type { Address } from '#model/addresses/address.js';
import { addressOf, legacy } from '#model/addresses/address.js';
import { isLinkLocalUnicast, isLoopback, isUnspecified } from '#model/addresses/special-address.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import type { Route } from '#model/routing/table.js';
import { routedBackends } from '#model/routing/routed-backends.js';
import { rule } from './rule.js';

export const externalNameInternal = rule({
  id: 'external-name-internal',
  category: 'security',
  severity: 'error',
  summary: "A Service stands for a name that leads to the node's own addresses, or to the metadata of the cloud.",
  why: 'The controller calls it for everybody who asks: the credentials of the node, its own administration and what trusts local callers lie open.',
  fix: 'Let the Service name the host that is meant, outside the cluster; the metadata address is for the node alone.',
  reads: ['cluster', 'readings'],
  *check({ cluster, readings }) {
    const routes = new Map<Resource, Route>();
    for (const { table } of readings)
      for (const [route, { namespace, service }] of routedBackends(table)) {
        const named = find(cluster, '', 'Service', namespace, service);
        if (named && !routes.has(named)) routes.set(named, route);
      }
    for (const { service, name, what } of internalNames(cluster)) {
      const route = routes.get(service);
      const path = ['spec', 'externalName'];
      const related = route && [{ at: route.at, subject: route.subject, message: 'the route to it stands here' }];
      const message = `${name} is ${what}: ${route ? 'whoever asks the route' : 'whoever asks the Service'} is led there`;
      const severity = route ? 'error' : 'warning';
      yield {
        at: service.locate(path),
        subject: subjectOf(service),
        path,
        severity,
        message,
        ...(related && { related }),
      };
    }
  },
});

interface InternalName {
  readonly service: Resource;
  readonly name: string;
  readonly what: string;
}

function internalNames(cluster: Cluster): readonly InternalName[] {
  return ofKind(cluster, '', 'Service').flatMap((service): readonly InternalName[] => {
    const endpoints = endpointsOf(cluster, service);
    if (endpoints.kind !== 'external') return [];
    const what = whatIs(endpoints.name.toLowerCase().replace(/\.$/, ''));
    return what === undefined ? [] : [{ service, name: endpoints.name, what }];
  });
}

const metadata = 'the address at which a cloud tells a node its metadata and its credentials';

/** Names that clouds give their metadata server, and public names that mean the own host. */
const known: Readonly<Record<string, string>> = {
  'metadata.google.internal': metadata,
  metadata: metadata,
  'instance-data': metadata,
  'instance-data.ec2.internal': metadata,
  localhost: 'the own host of whoever asks',
  'localtest.me': 'the own host of whoever asks',
  'lvh.me': 'the own host of whoever asks',
};

function whatIs(name: string): string | undefined {
  const address = addressOf(name, legacy) ?? addressIn(name);
  if (address) return whatIsAt(address);
  return (
    (Object.hasOwn(known, name) ? known[name] : undefined) ??
    (name.endsWith('.localhost') ? known['localhost'] : undefined)
  );
}

/** Public zones whose names hold the address that they resolve to: `169.254.169.254.nip.io`, `app-127-0-0-1.sslip.io`. */
function addressIn(name: string): Address | undefined {
  const [, text] = /(?:^|[.-])(\d{1,3}(?:([.-])\d{1,3})(?:\2\d{1,3}){2})\.(?:nip|sslip|xip)\.io$/.exec(name) ?? [];
  return text === undefined ? undefined : addressOf(text.replaceAll('-', '.'), legacy);
}

/** Clouds have the metadata server at a link-local address, Alibaba Cloud at 100.100.100.200, AWS over IPv6 at fd00:ec2::254. */
const metadataAddresses = ['100.100.100.200', 'fd00:ec2::254'].map(text => addressOf(text)?.value);

function whatIsAt(address: Address): string | undefined {
  if (isLinkLocalUnicast(address) || metadataAddresses.includes(address.value)) return metadata;
  return isLoopback(address) || isUnspecified(address) ? known['localhost'] : undefined;
}
