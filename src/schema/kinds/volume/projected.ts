import { dnsSubdomain } from '../../metadata/dns-name.js';
import type { Check } from '../language/check.js';
import { all, between, each, fields, follows, ifGiven, required } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text } from '../language/field.js';
import { labelSelector } from '../values/label-selector.js';
import { unreserved } from './file-path.js';
import { downwardFile, keyToPath, mode } from './files.js';

/** Several sources in one folder. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: validateProjectedVolumeSource) */
export const projectedVolume: Check = all(fields({ defaultMode: mode }), sources);

const named = fields({ name: required(), items: each(keyToPath) });

const checks: readonly (readonly [string, Check])[] = [
  ['secret', named],
  ['configMap', named],
  ['downwardAPI', fields({ items: each(downwardFile) })],
  ['serviceAccountToken', fields({ expirationSeconds: between(600, 2 ** 32), path: required(follows(unreserved)) })],
  ['clusterTrustBundle', all(trustBundle, fields({ path: required(follows(unreserved)) }))],
  ['podCertificate', podCertificate],
];

function* sources(projected: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const source of items(at(projected, 'sources'))) {
    const present = checks.filter(([key]) => given(at(source, key)));
    for (const [key, check] of present) yield* check(at(source, key));
    if (present.length > 1)
      yield invalid(source, 'a source of a projected volume is one of its kinds; write two sources');
    for (const path of pathsOf(source)) {
      if (seen.has(text(path))) yield invalid(path, `${text(path)} is there twice in the volume`, projected);
      seen.add(text(path));
    }
  }
}

/** Only these paths are compared: that of a service account token is not. */
function pathsOf(source: Field): readonly Field[] {
  const files = ['secret', 'configMap', 'downwardAPI'].flatMap(key =>
    items(at(source, key, 'items')).map(item => at(item, 'path')),
  );
  const certificate = certificatePaths.map(key => at(source, 'podCertificate', key));
  return [...files, at(source, 'clusterTrustBundle', 'path'), ...certificate].filter(path => !empty(path));
}

const certificatePaths = ['credentialBundlePath', 'keyPath', 'certificateChainPath'];

function* trustBundle(bundle: Field): Iterable<FieldViolation> {
  const name = at(bundle, 'name');
  const signer = at(bundle, 'signerName');
  if (given(name) && given(signer))
    yield invalid(bundle, 'a trust bundle is chosen by name or by signerName, not both');
  else if (!given(name) && !given(signer)) yield missing(bundle, 'a trust bundle needs a name or a signerName');
  else yield* chosen(bundle);
  if (given(name) && given(at(bundle, 'labelSelector')))
    yield invalid(at(bundle, 'labelSelector'), 'labelSelector has no place beside a name');
}

const chosen = fields({
  name: ifGiven(
    required(field => bundleName({ ...field, value: text(field).slice(text(field).lastIndexOf(':') + 1) })),
  ),
  signerName: ifGiven(required()),
  labelSelector,
});

const bundleName = follows(dnsSubdomain);

function* podCertificate(certificate: Field): Iterable<FieldViolation> {
  yield* certificateFields(certificate);
  if (certificatePaths.every(key => empty(at(certificate, key))))
    yield missing(certificate, `a certificate needs ${certificatePaths.join(', ')} or several`);
}

const certificateFields = fields({
  signerName: required(),
  keyType: keyType,
  maxExpirationSeconds: between(3600, 91 * 86400),
  ...Object.fromEntries(certificatePaths.map(key => [key, follows(unreserved)])),
});

const keyTypes = ['RSA3072', 'RSA4096', 'ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519'];

function* keyType(field: Field): Iterable<FieldViolation> {
  if (!keyTypes.includes(text(field))) yield invalid(field, `a certificate needs a keyType: ${keyTypes.join(', ')}`);
}
