import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, objectOf, textOf } from '#model/json.js';
import type { ExternalAuthentication } from '#model/policies/access.js';
import { regexFault } from '../../rule/matchers.js';
import { flagIn } from '../../values/flag.js';
import { given, givenAny } from '../../values/given.js';
import { someTexts } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';
import { foreignSecret } from '../own-secret.js';
import { authorities, certificate } from '../secrets.js';
import { lacks } from '../../lacks.js';

/** (traefik v3.7.9, pkg/middlewares/auth/forward.go; pkg/provider/kubernetes/crd/kubernetes.go: createForwardAuthMiddleware) */
export const externalAuthentication: WrittenFeature<'externalAuthentication'> = {
  policy: 'externalAuthentication',
  purpose: 'auth',
  keys: [
    'forwardAuth.address',
    'forwardAuth.addAuthCookiesToResponse',
    'forwardAuth.authRequestHeaders',
    'forwardAuth.authResponseHeaders',
    'forwardAuth.authResponseHeadersRegex',
    'forwardAuth.authSigninURL',
    'forwardAuth.forwardBody',
    'forwardAuth.headerField',
    'forwardAuth.maxBodySize',
    'forwardAuth.maxResponseBodySize',
    'forwardAuth.preserveLocationHeader',
    'forwardAuth.preserveRequestMethod',
    'forwardAuth.tls',
    'forwardAuth.trustForwardHeader',
  ],
  secrets: { 'forwardAuth.tls.caSecret': authorities, 'forwardAuth.tls.certSecret': certificate },
  read({ forwardAuth }, noted) {
    if (!isObject(forwardAuth)) return undefined;
    const url = textOf(forwardAuth['address']) ?? '';
    const pattern = textOf(forwardAuth['authResponseHeadersRegex']);
    if (url === '') noted('forwardAuth.address', 'the address of a service that decides');
    if (regexFault(pattern ?? '') !== undefined)
      noted('forwardAuth.authResponseHeadersRegex', 'a regular expression of RE2');
    return { url, ...given({ responseHeaderPattern: pattern }), ...settingsIn(forwardAuth) };
  },
  steps() {
    return [{ kind: 'authenticate', by: 'forward', status: 401 }];
  },
  write(policy, { route }) {
    const foreign = foreignSecret(policy.tls?.authorities, route) ?? foreignSecret(policy.tls?.certificate, route);
    if (foreign !== undefined) return { because: foreign };
    if (policy.global === true) return { because: lacks['externalAuthentication.global'] };
    if (policy.signIn?.parameter !== undefined) return { because: lacks['externalAuthentication.signInParameter'] };
    if (!/^https?:\/\/[^$]+$/.test(policy.url))
      return { because: `${policy.url} is no address that Traefik can ask: write it as http://auth.shop.svc/check` };
    if (regexFault(policy.responseHeaderPattern ?? '') !== undefined)
      return { because: `${policy.responseHeaderPattern ?? ''} is no regular expression of RE2: write it as one` };
    return { forwardAuth: { address: policy.url, ...writtenSettings(policy) } };
  },
};

function settingsIn(config: JsonObject): Omit<ExternalAuthentication, 'url'> {
  const signIn = textOf(config['authSigninURL']) ?? '';
  return given({
    signIn: signIn === '' ? undefined : { url: signIn },
    requestHeaders: someTexts(config['authRequestHeaders']),
    responseHeaders: someTexts(config['authResponseHeaders']),
    cookies: someTexts(config['addAuthCookiesToResponse']),
    trustsForwarded: flagIn(config['trustForwardHeader']),
    sendsBody: flagIn(config['forwardBody']),
    maxBodySize: numberOf(config['maxBodySize']),
    maxResponseBodySize: numberOf(config['maxResponseBodySize']),
    keepsLocation: flagIn(config['preserveLocationHeader']),
    keepsMethod: flagIn(config['preserveRequestMethod']),
    userHeader: textOf(config['headerField']),
    tls: tlsIn(objectOf(config['tls'])),
  });
}

function tlsIn({ caSecret, caOptional, certSecret, insecureSkipVerify }: JsonObject): ExternalAuthentication['tls'] {
  const secretIn = (name: string | undefined): { readonly name: string } | undefined =>
    name === undefined || name === '' ? undefined : { name };
  return givenAny({
    authorities: secretIn(textOf(caSecret)),
    authoritiesOptional: flagIn(caOptional),
    certificate: secretIn(textOf(certSecret)),
    skipsVerification: flagIn(insecureSkipVerify),
  });
}

function writtenSettings(policy: ExternalAuthentication): JsonObject {
  return given({
    authSigninURL: policy.signIn?.url,
    authRequestHeaders: policy.requestHeaders,
    authResponseHeaders: policy.responseHeaders,
    authResponseHeadersRegex: policy.responseHeaderPattern,
    addAuthCookiesToResponse: policy.cookies,
    trustForwardHeader: policy.trustsForwarded,
    forwardBody: policy.sendsBody,
    maxBodySize: policy.maxBodySize,
    maxResponseBodySize: policy.maxResponseBodySize,
    preserveLocationHeader: policy.keepsLocation,
    preserveRequestMethod: policy.keepsMethod,
    headerField: policy.userHeader,
    tls: policy.tls && writtenTls(policy.tls),
  });
}

function writtenTls(tls: NonNullable<ExternalAuthentication['tls']>): JsonObject {
  return given({
    caSecret: tls.authorities?.name,
    caOptional: tls.authoritiesOptional,
    certSecret: tls.certificate?.name,
    insecureSkipVerify: tls.skipsVerification,
  });
}
