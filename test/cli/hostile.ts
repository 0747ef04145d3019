import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a stranger may write where a name stands: each part is one thing that some reader of our output obeys. */
export const hostile = [
  'PWN',
  '\n::error file=app.js,line=1::PWN',
  '\n::stop-commands::t\r\n\t ::add-mask::PWN\n',
  '##[add-mask]x #\u200b#[group]x ##vso[task.setvariable]x ##teamcity[x]',
  '\u001b[31mred\u001b]0;title\u0007\u009b31m\u007f\b',
  '\u202eright\u2066\u200b\u2028\u2029\u00ad\ufeff\u{e0041}\u0085',
  ' <img src=x onerror=alert(1)> <details> &lt; <!-- ',
  '[x](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example> ',
  '@octocat @org/team @everyone ',
  'http://evil.example www.evil.example HTTPS://evil.example ftp://evil.example a@evil.example mailto:a@evil.example ',
  '#12 GH-12 org/repo#1 !12 ',
  '| a | \\| \\\\| `code` ``|`` *bold* __bold__ ~~gone~~ $x$ " \' ]]> %0A',
  '\n\n# head\n\n| a |\n|---|\n- item\n',
].join('');

/** The same as the name of a file. */
export const hostileFile = `::error file=a::PWN ##[group]x\n::error::PWN \u001b[31m\u202e a|b\`c\\|<img src=x> @octocat #12 www.evil.example.yaml`;

/** In double quotes, with escapes for all that YAML does not hold as it is. */
function yaml(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    sign => `\\U${(sign.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
}

const name = yaml(hostile);

const manifests = `
apiVersion: v1
kind: Service
metadata: { name: web, annotations: { x: ${name}, gatewright.dev/ignore: ${name} } }
spec: { selector: { app: web, tier: ${name} }, ports: [{ name: ${name}, port: 80, targetPort: ${name} }], type: ${name} }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, labels: { ${name}: ${name} } }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: x, ports: [{ name: ${name}, containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: ${yaml(`=1+1${hostile}`)}, namespace: "=cmd", labels: { app: db } }
spec: { containers: [{ name: db, image: db, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: "::error::PWN", namespace: "::error::PWN" }
spec: { containers: [{ name: db, image: db }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: ${name} } } }, { ipBlock: { cidr: "::/0" } }] }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, annotations: { nginx.ingress.kubernetes.io/rewrite-target: ${name}, nginx.ingress.kubernetes.io/limit-rps: ${name}, nginx.ingress.kubernetes.io/nope-PWN: ${name} } }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [a.example.com], secretName: ${name} }]
  rules:
    - host: a.example.com
      http:
        paths:
          - { path: ${yaml(`/${hostile}`)}, pathType: Exact, backend: { service: { name: web, port: { number: 80 } } } }
          - { path: /, pathType: Prefix, backend: { service: { name: ${name}, port: { number: 80 } } } }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
---
apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: ${name} }
spec:
  routes:
    - { kind: Rule, match: "Host(\`b.example.com\`) &&\\nPathPrefix(\`/\`)", services: [{ name: web, port: 80 }], middlewares: [{ name: ${name} }] }
    - { kind: Rule, match: "Host(\`b.example.com\`) && Header(\`X\`, \`\\n::error::PWN\\n\\e[31m##[group]\\u202e@octocat\`)", services: [{ name: web, port: 80 }] }
    - { kind: Rule, match: ${name}, services: [{ name: ${name}, port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name} }
spec: { parentRefs: [{ name: gw }], hostnames: [d.example.com], rules: [{ matches: [{ headers: [{ name: X, value: ${name} }] }], backendRefs: [{ name: web, port: 80 }] }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: gw }
spec: { gatewayClassName: traefik, listeners: [{ name: ${name}, port: 80, protocol: HTTP }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: fixable }
data: { a: 5, ${name}: 6 }
`;

const broken = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}\n${name}: [::error::PWN\n##[group]x\n`;

const expectations = `
apiVersion: gatewright.dev/v1
kind: Expectations
requests:
  - { request: ${yaml(`http://a.example.com/${hostile}`)}, answer: { backend: ${name} } }
  - { request: "http://b.example.com/", answer: { redirect: ${name} } }
  - { request: "http://b.example.com/", controller: ${name}, answer: { status: 200 } }
reach:
  - { from: ${yaml(`default/${hostile.replaceAll('/', '')}`)}, to: "=cmd/*", allowed: false }
  - { from: internet, to: default/Deployment/web, allowed: false }
`;

/** Files that a pull request may bring: manifests, and our own files with keys and values of strangers. */
const files: Readonly<Record<string, string>> = {
  [`k8s/${hostileFile}`]: manifests,
  [`broken/${hostileFile}`]: broken,
  [`twice/${hostileFile}`]:
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  ::error::PWN: 1\n  "##[group]": 2\n  a: 5\n',
  'key/gatewright.yaml': `${name}: 1\nrules: { ${name}: error }\ncontrollers: [{ kind: ${name}, ${name}: 1 }]\n`,
  'rule/gatewright.yaml': `rules: { ${name}: error }\n`,
  'cni/gatewright.yaml': `cni: ${name}\n`,
  'crds/gatewright.yaml': `crds: [${yaml(hostileFile)}]\n`,
  'named/gatewright.yaml': `controllers: [{ name: ${name}, kind: traefik }]\n`,
  'test.gatewright.yaml': 'expectations: [expect.yaml]\n',
  'expect.yaml': expectations,
  'expect-key.gatewright.yaml': 'expectations: [expect-key.yaml]\n',
  'expect-key.yaml': `apiVersion: gatewright.dev/v1\nkind: Expectations\n${name}: 1\nreach: [{ from: 1, ${name}: 2 }]\n`,
  'expect-end.gatewright.yaml': 'expectations: [expect-end.yaml]\n',
  'expect-end.yaml': `apiVersion: gatewright.dev/v1\nkind: Expectations\nreach: [{ from: ${yaml('PWN\n::error::PWN')}, to: internet, allowed: true }]\n`,
  'requests.yaml': `[{ scheme: http, host: a.example.com, path: ${yaml(`/${hostile}`)}, method: ${name}, headers: { X: ${name} } }, { scheme: http, host: ${name}, path: / }]\n`,
  'requests-key.yaml': `[{ scheme: ${name}, ${name}: 1 }]\n`,
};

/** Writes them into a folder. */
export function plantIn(folder: string): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
