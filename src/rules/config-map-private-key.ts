import { ofKind } from '#cluster/cluster.js';
import { objectOf } from '#model/json.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const configMapPrivateKey = rule({
  id: 'config-map-private-key',
  category: 'security',
  severity: 'warning',
  summary: 'A ConfigMap holds a private key.',
  why: 'Whoever may read the ConfigMaps of a namespace has the key: they are neither encrypted at rest nor kept back by the usual roles for viewers.',
  fix: 'Put the key into a Secret and mount that one; the key itself is known by now, so make a new one.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const configMap of ofKind(cluster, '', 'ConfigMap')) {
      for (const [key, value] of Object.entries(objectOf(configMap.value['data']))) {
        if (typeof value !== 'string' || !privateKey.test(value)) continue;
        const path = ['data', key];
        const message = `ConfigMap ${configMap.namespace}/${configMap.name} holds a private key under ${key}`;
        yield { at: configMap.locate(path), subject: subjectOf(configMap), path, message };
      }
    }
  },
});

/** The labels of keys that are not public. (RFC 7468, sections 10 and 11; PEM of OpenSSL and OpenSSH) */
const privateKey = /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----/;
