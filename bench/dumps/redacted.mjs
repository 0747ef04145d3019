/** The objects as `oc adm inspect` writes them: in place of the values of Secrets how long they are, but for certificates. (openshift/oc, pkg/cli/admin/inspect/secret.go) */
export function redactedObjects(objects) {
  return objects.map(one => (one.kind === 'Secret' && one.data ? { ...one, data: redacted(one.data) } : one));
}

const open = ['tls.crt', 'ca.crt', 'service-ca.crt'];

function redacted(data) {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, open.includes(key) ? value : lengthOf(value)]),
  );
}

function lengthOf(value) {
  const { length } = Buffer.from(value, 'base64');
  return Buffer.from(`${length} bytes long`).toString('base64');
}
