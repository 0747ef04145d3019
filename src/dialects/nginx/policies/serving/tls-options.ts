import type { TlsOptions } from '#model/policies/serving.js';
import { anyGiven } from '../../values/given.js';
import { hasCipher } from '../../values/ciphers.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanOrGlobal, textOrGlobal } from '../reads.js';
import { refuse } from '../refused-values.js';

/** For the host; the versions are the ConfigMap's. (ingress-nginx v1.15.1, internal/ingress/annotations/sslcipher/main.go) */
export const tlsOptions: NginxFeature<'tlsOptions'> = {
  policy: 'tlsOptions',
  keys: [annotationKey('ssl-ciphers'), annotationKey('ssl-prefer-server-ciphers')],
  read: (reads, noted) => {
    const isBad = (list: string) => list !== '' && !hasCipher(list);
    refuse(reads, noted, ['ssl-ciphers'], isBad, 'a list with a cipher that OpenSSL knows');
    return anyGiven({
      ...versionsIn(reads.configuration.data),
      ciphers: textOrGlobal(reads, 'ssl-ciphers')?.split(':'),
      prefersOwnCiphers: booleanOrGlobal(reads, 'ssl-prefer-server-ciphers'),
    });
  },
  write: ({ minVersion, maxVersion, ciphers, prefersOwnCiphers }, { data }) => {
    const own = versionsIn(data);
    if ((minVersion ?? own.minVersion) !== own.minVersion || (maxVersion ?? own.maxVersion) !== own.maxVersion)
      return {
        because:
          'ingress-nginx has the same versions of TLS for all hosts, by ssl-protocols in its ConfigMap; set them there, or leave them out',
      };
    if (ciphers && !hasCipher(ciphers.join(':')))
      return { because: `OpenSSL knows no cipher of ${ciphers.join(', ')}` };
    return said({ 'ssl-ciphers': ciphers?.join(':'), 'ssl-prefer-server-ciphers': prefersOwnCiphers });
  },
};

function versionsIn(data: Readonly<Record<string, string>>): Pick<TlsOptions, 'minVersion' | 'maxVersion'> {
  const versions = (data['ssl-protocols'] ?? '').split(/\s+/).filter(one => /^TLSv1(?:\.\d)?$/.test(one));
  const [first, ...others] = versions.sort();
  return first === undefined ? {} : { minVersion: first, maxVersion: others.at(-1) ?? first };
}
