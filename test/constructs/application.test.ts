import { platform, namesOf, shopWith, shown } from './shown.js';

const { Application, Namespace } = platform;

test('an application is a Deployment whose pods meet the restricted profile', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'shop/web:1', port: 3000 }));
  expect(shown(app, 'Deployment web')).toBe(`apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app.kubernetes.io/instance: web
    app.kubernetes.io/managed-by: gatewright
    app.kubernetes.io/name: web
    app.kubernetes.io/version: "1"
  name: web
  namespace: shop
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: web
  template:
    metadata:
      labels:
        app.kubernetes.io/instance: web
        app.kubernetes.io/managed-by: gatewright
        app.kubernetes.io/name: web
        app.kubernetes.io/version: "1"
    spec:
      automountServiceAccountToken: false
      containers:
        - image: shop/web:1
          lifecycle:
            preStop:
              sleep:
                seconds: 5
          name: web
          ports:
            - containerPort: 3000
              name: main
              protocol: TCP
          readinessProbe:
            tcpSocket:
              port: main
          resources:
            limits:
              memory: 256Mi
            requests:
              cpu: 100m
              memory: 256Mi
          securityContext:
            allowPrivilegeEscalation: false
            capabilities:
              drop:
                - ALL
            readOnlyRootFilesystem: true
          volumeMounts:
            - mountPath: /tmp
              name: tmp
      enableServiceLinks: false
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      serviceAccountName: web
      topologySpreadConstraints:
        - labelSelector:
            matchLabels:
              app.kubernetes.io/managed-by: gatewright
              app.kubernetes.io/name: web
          maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
        - labelSelector:
            matchLabels:
              app.kubernetes.io/managed-by: gatewright
              app.kubernetes.io/name: web
          maxSkew: 1
          topologyKey: topology.kubernetes.io/zone
          whenUnsatisfiable: ScheduleAnyway
      volumes:
        - emptyDir: {}
          name: tmp
`);
});

test('its Service leads to the pod port by name', () => {
  const app = shopWith(
    chart => new Application(chart, 'web', { image: 'shop/web:1', ports: { http: { port: 3000, service: 80 } } }),
  );
  expect(shown(app, 'Service web')).toBe(`apiVersion: v1
kind: Service
metadata:
  labels:
    app.kubernetes.io/instance: web
    app.kubernetes.io/managed-by: gatewright
    app.kubernetes.io/name: web
  name: web
  namespace: shop
spec:
  ports:
    - name: http
      port: 80
      protocol: TCP
      targetPort: http
  selector:
    app.kubernetes.io/managed-by: gatewright
    app.kubernetes.io/name: web
`);
});

test('its ServiceAccount mounts no token', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'shop/web:1' }));
  expect(shown(app, 'ServiceAccount web')).toContain('automountServiceAccountToken: false');
});

test('without a port there is no Service', () => {
  const app = shopWith(chart => new Application(chart, 'worker', { image: 'shop/worker:1' }));
  expect(shown(app, 'Service worker')).toBe('no Service worker');
});

test('a call opens the way out of the caller to the port of the callee', () => {
  expect(shown(apiAndDatabase(), 'NetworkPolicy api-calls')).toBe(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  labels:
    app.kubernetes.io/instance: api
    app.kubernetes.io/managed-by: gatewright
    app.kubernetes.io/name: api
  name: api-calls
  namespace: shop
spec:
  egress:
    - ports:
        - port: 5432
          protocol: TCP
      to:
        - podSelector:
            matchLabels:
              app.kubernetes.io/managed-by: gatewright
              app.kubernetes.io/name: db
  podSelector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: api
  policyTypes:
    - Egress
`);
});

test('a call opens the way into the callee for the caller', () => {
  expect(shown(apiAndDatabase(), 'NetworkPolicy db-from-api')).toBe(`apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  labels:
    app.kubernetes.io/instance: db
    app.kubernetes.io/managed-by: gatewright
    app.kubernetes.io/name: db
  name: db-from-api
  namespace: shop
spec:
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/managed-by: gatewright
              app.kubernetes.io/name: api
      ports:
        - port: 5432
          protocol: TCP
  podSelector:
    matchLabels:
      app.kubernetes.io/managed-by: gatewright
      app.kubernetes.io/name: db
  policyTypes:
    - Ingress
`);
});

test('a call of one port opens that port alone', () => {
  const app = shopWith(chart => {
    const db = new Application(chart, 'db', { image: 'postgres:17', ports: { sql: 5432, metrics: 9187 } });
    new Application(chart, 'api', { image: 'shop/api:2', calls: [{ application: db, port: 'sql' }] });
  });
  expect(shown(app, 'NetworkPolicy db-from-api')).not.toContain('9187');
});

test('who calls, resolves names by UDP and TCP', () => {
  expect(shown(apiAndDatabase(), 'NetworkPolicy api-dns')).toContain(`  egress:
    - ports:
        - port: 53
          protocol: TCP
        - port: 53
          protocol: UDP
      to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
`);
});

test('who calls nobody, need not resolve names', () => {
  expect(shown(apiAndDatabase(), 'NetworkPolicy db-dns')).toBe('no NetworkPolicy db-dns');
});

test('an exposed application lets the controller reach its port', () => {
  const app = shopWith(chart => new Application(chart, 'web', { image: 'shop/web:1', port: 3000, expose: {} }));
  expect(shown(app, 'NetworkPolicy web-from-controller')).toContain(`    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: ingress-nginx
`);
});

test('where no Namespace denies by default, an application is closed by itself', () => {
  const app = shopWith(chart => new Application(chart, 'db', { image: 'postgres:17', port: 5432 }));
  expect(namesOf(app)).toContain('NetworkPolicy db-isolation');
});

test('where a Namespace denies by default, an application adds no network policy that says nothing', () => {
  const app = shopWith(chart => {
    new Application(chart, 'db', { image: 'postgres:17', port: 5432 });
    new Namespace(chart, 'shop');
  });
  expect(namesOf(app)).not.toContain('NetworkPolicy db-isolation');
});

test('secrets and fields of the pod come in by environment variables', () => {
  const env = { LEVEL: 'debug', PASSWORD: { secret: 'db', key: 'password' }, IP: { field: 'status.podIP' } };
  const app = shopWith(chart => new Application(chart, 'web', { image: 'shop/web:1', env }));
  expect(shown(app, 'Deployment web')).toContain(`        - env:
            - name: LEVEL
              value: debug
            - name: PASSWORD
              valueFrom:
                secretKeyRef:
                  key: password
                  name: db
            - name: IP
              valueFrom:
                fieldRef:
                  fieldPath: status.podIP
`);
});

function apiAndDatabase() {
  return shopWith(chart => {
    const db = new Application(chart, 'db', { image: 'postgres:17', port: 5432 });
    new Application(chart, 'api', { image: 'shop/api:2', port: 8080, calls: [db] });
  });
}
