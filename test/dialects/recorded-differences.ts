/**
 * Where our answers differ from the recorded ones, by the file and by the reason: what is left open on purpose, and what is not
 * looked into yet. A difference that goes away goes from here too.
 */
export const differing: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'nginx-annotations': {
    'what is not among the manifests may stand elsewhere': [
      'auth-secret missing › GET http://a.example.com/foo: unknown, whether there is a Secret default/nope cannot be told: without it every request is answered 503',
      'auth-secret missing › GET http://a.example.com/foo: unknown, whether there is a Secret default/nope cannot be told: without it every request is answered 503',
      'auth-secret missing › GET http://a.example.com/foo: unknown, whether there is a Secret default/nope cannot be told: without it every request is answered 503',
      'fastcgi-params-configmap missing › GET http://a.example.com/foo: unknown, whether there is a ConfigMap default/nope cannot be told: without it every request is answered 503',
      'proxy-ssl-secret missing › GET http://a.example.com/foo: unknown, whether there is a Secret default/nope cannot be told: without it every request is answered 503',
    ],
    'the client of the recording sent it, and the parameters of FastCGI passed it on': [
      'fastcgi-index and params › GET http://a.example.com/foo/: header Connection: close, not any',
    ],
    'directives of nginx are not read': [
      'configuration-snippet allowed › GET http://a.example.com/foo: unknown, configuration-snippet holds directives of nginx',
      'configuration-snippet allowed › GET http://a.example.com/snip: unknown, configuration-snippet holds directives of nginx',
      'configuration-snippet closing brace › GET http://a.example.com/foo: the configuration is refused, not unknown',
      'configuration-snippet closing brace › GET http://a.example.com/x: the configuration is refused, not unknown',
      'configuration-snippet closing brace, one location › GET http://a.example.com/foo: unknown, configuration-snippet holds directives of nginx',
      'configuration-snippet closing brace, one location › GET http://a.example.com/x: unknown, configuration-snippet holds directives of nginx',
      'configuration-snippet with a syntax error › GET http://a.example.com/foo: unknown, configuration-snippet holds directives of nginx',
      'server-snippet in two Ingresses of a host › GET http://a.example.com/one: unknown, server-snippet holds directives of nginx',
      'server-snippet in two Ingresses of a host › GET http://a.example.com/two: unknown, server-snippet holds directives of nginx',
    ],
    'a rate is exceeded by many requests, and one is asked': [
      'limit-rps of two paths in one Ingress › GET http://a.example.com/a: 503, not default/a:80',
      'limit-rps of two paths in one Ingress › GET http://a.example.com/b: 503, not default/b:80',
    ],
    'what the backend or a name server answers is not in the manifests': [
      'proxy-ssl-verify on › GET http://a.example.com/foo: 502, not default/foo:80',
      'service-upstream true › GET http://a.example.com/foo: 500, not default/foo:80',
    ],
  },
  'nginx-routing': {
    'the API server writes the default class into an Ingress: the recording asked the controller alone': [
      'ingress class: default class annotation › GET http://a.example.com/: 404, not default/root:80',
    ],
  },
  'nginx-backends': {
    'the port of a backend is the one of its Service, whichever the connection goes to': [
      'ExternalName with targetPort › GET http://a.example.com/: default/e:8080, not default/e:80',
    ],
  },
  'nginx-tls': {
    'the Secret or the default certificate is not among the manifests, and is taken as good': [
      'Secret in another namespace › GET https://a.example.com/: certificate default, not default/t',
      'default-ssl-certificate missing › GET https://a.example.com/: certificate default, not ops/def',
      'default-ssl-certificate › GET https://a.example.com/: certificate the-default, not default/nope',
    ],
  },
  'traefik-crd': {
    'the challenge of a digest holds a number of chance': [
      'mw-digestauth › GET http://example.com/: header Www-Authenticate: Digest realm="traefik", nonce="Uc4SgIyoTlV4C7Q9", opaque="sPmNtEoParfQWnRZ", algorithm="MD5", qop="auth", not any',
    ],
    'the origin of the request is sent back, and a step cannot say so': [
      'mw-cors-star-credentials › GET http://example.com/: header Access-Control-Allow-Origin: https://a.test, not any',
      'mw-cors-star-credentials › GET http://example.com/: header Access-Control-Allow-Origin: https://b.test, not any',
      'mw-cors-star-credentials › OPTIONS http://example.com/: header Access-Control-Allow-Origin: https://a.test, not any',
      'mw-cors-star-credentials › OPTIONS http://example.com/: header Access-Control-Allow-Origin: https://a.test, not any',
      'mw-cors-star-credentials › OPTIONS http://example.com/: header Access-Control-Allow-Origin: https://b.test, not any',
    ],
    'the address is taken from a header that some entry points believe': [
      'mw-ipallow-depth-insecure › GET http://example.com/: unknown, the address is taken from X-Forwarded-For, which some entry points believe',
      'mw-ipallow-depth-insecure › GET http://example.com/: unknown, the address is taken from X-Forwarded-For, which some entry points believe',
      'mw-ipallow-depth-insecure › GET http://example.com/: unknown, the address is taken from X-Forwarded-For, which some entry points believe',
      'mw-ipallow-depth-insecure › GET http://example.com/: unknown, the address is taken from X-Forwarded-For, which some entry points believe',
    ],
    'a rate is exceeded by many requests, and one is asked': [
      'mw-ratelimit › GET http://example.com/: 429, not app/a:80',
      'mw-ratelimit-noburst › GET http://example.com/: 429, not app/a:80',
    ],
    'plain HTTP on the port of https is recorded as a second request over https': [
      'tls-websecure-no-tls › GET https://example.com/: app/a:80, not 404',
    ],
    'which of two backends has the share of one request is chance': [
      'ts-weighted-sticky › GET http://example.com/: app/b:80, not app/a:80',
    ],
  },
  'traefik-ingress': {
    'what is not among the manifests may stand elsewhere': [
      'default-missing-service › GET http://any.host/: unknown, Service app/nope: it is not among the manifests, which may not be all',
    ],
    'plain HTTP on the port of https is recorded as a second request over https': [
      'ep-tls-default › GET https://example.com/: 404, not app/a:80',
    ],
    'two services share a name within Traefik, and which one answers is chance': [
      'service-name-collision › GET http://example.com/x: unknown, the services a/b-c:80 and a-b/c:80 share the name a-b-c-80 within Traefik, and one of them answers for both',
      'service-name-collision › GET http://example.com/y: unknown, the services a/b-c:80 and a-b/c:80 share the name a-b-c-80 within Traefik, and one of them answers for both',
    ],
    'that no pod is ready is in no manifest': [
      'svc-not-ready › GET http://example.com/foo: app/root:80, not app/a:80',
      'svc-not-ready-allowempty › GET http://example.com/foo: 503, not app/a:80',
    ],
  },
};
