import { objectOf, textOf } from '#model/json.js';
import { flagIn } from '../../values/flag.js';
import { given, givenAny } from '../../values/given.js';
import { someTexts } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/tls/tlsmanager.go: buildTLSConfig; pkg/tls/tls.go: Options) */
export const tlsOptions: WrittenFeature<'tlsOptions'> = {
  policy: 'tlsOptions',
  keys: [
    'TLSOption.minVersion',
    'TLSOption.maxVersion',
    'TLSOption.cipherSuites',
    'TLSOption.preferServerCipherSuites',
    'TLSOption.curvePreferences',
    'TLSOption.alpnProtocols',
    'TLSOption.sniStrict',
    'TLSOption.disableSessionTickets',
  ],
  read({ TLSOption }) {
    const config = objectOf(TLSOption);
    const disabled = flagIn(config['disableSessionTickets']);
    return givenAny({
      minVersion: versionIn(textOf(config['minVersion'])),
      maxVersion: versionIn(textOf(config['maxVersion'])),
      ciphers: someTexts(config['cipherSuites']),
      prefersOwnCiphers: flagIn(config['preferServerCipherSuites']),
      curves: someTexts(config['curvePreferences']),
      protocols: someTexts(config['alpnProtocols']),
      strictNames: flagIn(config['sniStrict']),
      sessionTickets: disabled === undefined ? undefined : !disabled,
    });
  },
  write(
    { minVersion, maxVersion, ciphers, prefersOwnCiphers, curves, protocols, strictNames, sessionTickets },
    { route },
  ) {
    if (!route.tls) return { because: 'options of TLS are for routes with a certificate: give the route one' };
    if (route.hosts.length === 0 || route.hosts.includes('*'))
      return { because: 'Traefik asks for TLS by the names of hosts: name those of the route' };
    const version = [minVersion, maxVersion].find(one => one !== undefined && !/^1\.[0-3]$/.test(one));
    if (version !== undefined)
      return { because: `${version} is no version of TLS that Traefik knows: write it as 1.2` };
    const cipher = ciphers?.find(one => !/^TLS_[A-Z0-9_]+$/.test(one));
    if (cipher !== undefined)
      return {
        because: `Traefik calls ciphers as Go does, and ${cipher} is no such name: write it as TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`,
      };
    const config = given({
      minVersion: minVersion && versionText(minVersion),
      maxVersion: maxVersion && versionText(maxVersion),
      cipherSuites: ciphers,
      preferServerCipherSuites: prefersOwnCiphers,
      curvePreferences: curves,
      alpnProtocols: protocols,
      sniStrict: strictNames,
      disableSessionTickets: sessionTickets === undefined ? undefined : !sessionTickets,
    });
    return { TLSOption: config };
  },
};

// `VersionTLS12` is 1.2.
function versionIn(name: string | undefined): string | undefined {
  return name?.replace(/^VersionTLS1([0-3])$/, '1.$1');
}

function versionText(version: string): string {
  return version.replace(/^1\.([0-3])$/, 'VersionTLS1$1');
}
