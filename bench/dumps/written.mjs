// What people write for a cluster: teams of ten applications with all that belongs to them, and an ingress-nginx.

/** The objects of so many applications, as their manifests have them. */
export function writtenObjects(applications) {
  const teams = Array.from({ length: Math.ceil(applications / 10) }, (_, at) => `team-${at}`);
  return [
    ...controller(),
    ...teams.flatMap((team, at) => [
      ...namespaced(team),
      ...Array.from({ length: Math.min(10, applications - 10 * at) }, (_, index) => application(team, index)).flat(),
    ]),
  ];
}

function namespaced(team) {
  const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: team, labels } },
    networkPolicy(team, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
    networkPolicy(team, 'allow-dns', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    }),
  ];
}

function application(team, index) {
  const name = `app-${index}`;
  const host = `${name}.${team}.example.com`;
  const workload = index === 9 ? statefulSet(team, name) : deployment(team, name);
  return [
    workload,
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: team },
      spec: { selector: { app: name }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: team }, data: { MODE: 'production' } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${name}-login`, namespace: team },
      type: 'Opaque',
      data: { password: 'aHVudGVyMg==' },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${name}-tls`, namespace: team },
      type: 'kubernetes.io/tls',
      data: { 'tls.crt': 'Y2VydGlmaWNhdGU=', 'tls.key': 'a2V5' },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name, namespace: team, annotations: { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' } },
      spec: {
        ingressClassName: 'nginx',
        tls: [{ hosts: [host], secretName: `${name}-tls` }],
        rules: [
          {
            host,
            http: {
              paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { name: 'http' } } } }],
            },
          },
        ],
      },
    },
    networkPolicy(team, name, {
      podSelector: { matchLabels: { app: name } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }],
          ports: [{ port: 'http', protocol: 'TCP' }],
        },
      ],
    }),
    ...(index === 8 ? [cronJob(team)] : []),
  ];
}

function networkPolicy(namespace, name, spec) {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

function deployment(namespace, name) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels: { app: name } },
    spec: { replicas: 2, selector: { matchLabels: { app: name } }, template: template(namespace, name) },
  };
}

function statefulSet(namespace, name) {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name, namespace, labels: { app: name } },
    spec: {
      serviceName: name,
      replicas: 2,
      selector: { matchLabels: { app: name } },
      template: template(namespace, name),
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    },
  };
}

function cronJob(namespace) {
  const { spec } = template(namespace, 'app-8');
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly', namespace },
    spec: {
      schedule: '0 3 * * *',
      jobTemplate: {
        spec: {
          template: { metadata: { labels: { app: 'nightly' } }, spec: { ...spec, restartPolicy: 'OnFailure' } },
        },
      },
    },
  };
}

function template(namespace, name) {
  return {
    metadata: { labels: { app: name, team: namespace } },
    spec: {
      containers: [
        {
          name: 'app',
          image: `registry.example.com/${namespace}/${name}:1.4.2`,
          envFrom: [{ configMapRef: { name } }],
          env: [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: `${name}-login`, key: 'password' } } }],
          ports: [{ name: 'http', containerPort: 8080 }],
          readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
          resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '256Mi' } },
        },
      ],
    },
  };
}

function controller() {
  const namespace = 'ingress-nginx';
  const labels = { 'app.kubernetes.io/name': 'ingress-nginx', 'app.kubernetes.io/component': 'controller' };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'nginx' },
      spec: { controller: 'k8s.io/ingress-nginx' },
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: namespace, namespace } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'ingress-nginx-controller', namespace, labels },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: namespace,
            containers: [
              {
                name: 'controller',
                image: 'registry.k8s.io/ingress-nginx/controller:v1.15.1',
                args: ['/nginx-ingress-controller', '--ingress-class=nginx', '--controller-class=k8s.io/ingress-nginx'],
                ports: [
                  { name: 'http', containerPort: 80 },
                  { name: 'https', containerPort: 443 },
                ],
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'ingress-nginx-controller', namespace },
      spec: {
        type: 'LoadBalancer',
        selector: labels,
        ports: [
          { name: 'http', port: 80, targetPort: 'http' },
          { name: 'https', port: 443, targetPort: 'https' },
        ],
      },
    },
  ];
}
