import { ofKind } from '#cluster/cluster.js';
import { endpointsOf } from '#cluster/services.js';
import { addressOf } from '#model/addresses/address.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const externalNameAddress = rule({
  id: 'external-name-address',
  category: 'service',
  severity: 'info',
  summary: 'A Service of type ExternalName has an address in place of a name.',
  why: 'It is handed out as a name, and no name server resolves an address: pods that call the Service find nobody. A controller that resolves by itself may take it all the same.',
  fix: 'Make it a Service without a selector, with an EndpointSlice that holds the address.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const service of ofKind(cluster, '', 'Service')) {
      const endpoints = endpointsOf(cluster, service);
      if (endpoints.kind !== 'external' || !addressOf(endpoints.name)) continue;
      const path = ['spec', 'externalName'];
      const message = `${endpoints.name} is an address, which is handed out as a name that nobody resolves`;
      yield { at: service.locate(path), subject: subjectOf(service), path, message };
    }
  },
});
