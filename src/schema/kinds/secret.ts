import { dnsSubdomain } from '../metadata/dns-name.js';
import { objectMeta } from '../metadata/object-meta.js';
import type { Check } from './language/check.js';
import { all, textFaults } from './language/check.js';
import type { FieldViolation } from './language/field-violation.js';
import { invalid, missing, warning } from './language/field-violation.js';
import type { Field } from './language/field.js';
import { at, empty, entries, given, text } from './language/field.js';
import { bytesOf } from './values/base64.js';
import { configKey } from './values/config-key.js';

/** Texts of `stringData` are among `data` here. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidateSecret) */
export const secret: Check = all(objectMeta(dnsSubdomain), data, ofItsType);

function* data(root: Field): Iterable<FieldViolation> {
  let bytes = 0;
  for (const entry of entries(at(root, 'data'))) {
    const key = String(entry.key);
    yield* textFaults(written(root, key), key, configKey, entry);
    bytes += bytesOf(text(entry))?.length ?? 0;
  }
  if (bytes > most) yield invalid(at(root, 'data'), `the values have ${bytes} bytes together; ${most} are allowed`);
}

const most = 1024 * 1024;

function* ofItsType(root: Field): Iterable<FieldViolation> {
  const keys = new Set(entries(at(root, 'data')).map(entry => entry.key));
  const has = (key: string): boolean => keys.has(key);
  switch (text(at(root, 'type'))) {
    case 'kubernetes.io/service-account-token': {
      const account = at(root, 'metadata', 'annotations', 'kubernetes.io/service-account.name');
      if (empty(account))
        yield missing(account, 'a service account token needs the annotation kubernetes.io/service-account.name');
      break;
    }
    case 'kubernetes.io/dockercfg':
      yield* registryLogin(root, '.dockercfg');
      break;
    case 'kubernetes.io/dockerconfigjson':
      yield* registryLogin(root, '.dockerconfigjson');
      break;
    case 'kubernetes.io/basic-auth':
      if (!has('username') && !has('password')) yield* lacking(root, 'username', 'password');
      break;
    case 'kubernetes.io/ssh-auth':
      if (empty(at(root, 'data', 'ssh-privatekey'))) yield* lacking(root, 'ssh-privatekey');
      break;
    case 'kubernetes.io/tls':
      yield* lacking(root, ...['tls.crt', 'tls.key'].filter(key => !has(key)));
      yield* certificate(root);
  }
}

function* lacking(root: Field, ...keys: readonly string[]): Iterable<FieldViolation> {
  for (const key of keys)
    yield missing(at(root, 'data', key), `a Secret of type ${text(at(root, 'type'))} needs ${key}`);
}

function* registryLogin(root: Field, key: string): Iterable<FieldViolation> {
  const login = at(root, 'data', key);
  if (!given(login)) yield* lacking(root, key);
  else if (!isJsonObject(bytesOf(text(login)) ?? ''))
    yield invalid(written(root, key), `${key} is not a mapping in JSON`, login);
}

function isJsonObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** What is in a certificate is for the rules about TLS; that there is none the API server warns of. (pkg/registry/core/secret/strategy.go: warningsForSecret) */
function* certificate(root: Field): Iterable<FieldViolation> {
  const field = at(root, 'data', 'tls.crt');
  if (!given(field)) return;
  if (!/-----BEGIN [^-\n]+-----/.test(bytesOf(text(field)) ?? ''))
    yield warning(written(root, 'tls.crt'), 'tls.crt holds no certificate in PEM', field);
}

/** Where a key was written: in `stringData` or in `data`. */
function written(root: Field, key: string): Field {
  const plain = at(root, 'stringData', key);
  return given(plain) ? plain : at(root, 'data', key);
}
