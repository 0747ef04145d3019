import { find } from '#cluster/cluster.js';
import type { Related } from '#model/findings/diagnostic.js';
import { isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { subjectOf } from '#model/resource.js';
import { notesOf } from '#facts/controller-reading.js';
import { rule } from './rule.js';

export const tlsHostUncovered = rule({
  id: 'tls-host-uncovered',
  category: 'tls',
  severity: 'error',
  summary: 'A host is served over TLS with a certificate that does not cover it, or every handshake for it fails.',
  why: 'Clients refuse the connection, as the name in the certificate is not the name that they asked for; or the controller refuses it.',
  fix: 'List the host under tls and in the certificate; a wildcard covers one label and not the domain itself.',
  reads: ['readings', 'cluster'],
  *check({ readings, cluster }) {
    for (const { at, subject, path, host, serves, because, secret } of notesOf(readings, 'certificate-mismatch')) {
      const holder = secret && find(cluster, '', 'Secret', secret.namespace, secret.name);
      const related = holder && [placeIn(holder)];
      const message =
        serves === undefined
          ? `nobody reaches ${host} over TLS, the handshake fails: ${because}`
          : `${host} is served with the certificate ${serves}: ${because}`;
      yield { at, subject, path, message, ...(related && { related }) };
    }
  },
});

function placeIn(secret: Resource): Related {
  const field = ['data', 'stringData'].find(
    one => isObject(secret.value[one]) && Object.hasOwn(secret.value[one], key),
  );
  const path = field === undefined ? [] : [field, key];
  return { at: secret.locate(path), subject: subjectOf(secret), path, message: 'the certificate stands here' };
}

const key = 'tls.crt';
