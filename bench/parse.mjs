#!/usr/bin/env node
// Reading manifests, with the place of every field: node bench/parse.mjs [FILE…]. Without a file it writes applications of its own, from 1 to 50 MB of YAML
// and 5 MB of JSON. Beside it js-yaml's loadAll and JSON.parse, which keep no places, and yaml's parseAllDocuments, which does (on 2 MB at most).
// Figures only, in MB/s of processor time, the best of three runs; then the cost of asking for the place of a field.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { load } from '../tools/load.mjs';

const require = createRequire(import.meta.url);
const jsYaml = require('js-yaml');
const yaml = require('yaml');
const { parseManifest } = await load('src/parse/manifests.ts');

const files = process.argv.slice(2).map(file => [file, readFileSync(file, 'utf8')]);
const inputs = files.length > 0 ? files : generated();
console.log('                        size  resources     ours  js-yaml   JSON.parse     yaml     find a field');
for (const [name, text] of inputs) console.log(line(name, text));

function line(name, text) {
  const isJson = text.startsWith('{');
  const size = text.length / 1e6;
  const runs = size > 20 ? 1 : 3;
  const parsed = parseManifest(name, text);
  const ours = rate(text, runs, () => parseManifest(name, text));
  const theirs = size > 20 ? '' : rate(text, runs, () => jsYaml.loadAll(text, () => {}, { maxDepth: 1000 }));
  const json = isJson ? rate(text, runs, () => JSON.parse(text)) : '';
  const part = isJson || size > 20 ? '' : firstDocuments(text, 2e6);
  const whole = part && rate(part, 1, () => yaml.parseAllDocuments(part));
  const found =
    timed(() => parsed.resources.forEach(one => one.locate(['metadata', 'name']))) / parsed.resources.length;
  return [
    name.slice(-20).padEnd(20),
    `${size.toFixed(1)} MB`.padStart(8),
    String(parsed.resources.length).padStart(10),
    ours.padStart(8),
    theirs.padStart(8),
    json.padStart(12),
    whole.padStart(8),
    `${(found * 1000).toFixed(1)} µs`.padStart(16),
  ].join(' ');
}

function rate(text, runs, act) {
  const best = Math.min(...Array.from({ length: runs }, () => timed(act)));
  return (text.length / best / 1000).toFixed(1);
}

/** Milliseconds of processor time. */
function timed(act) {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function firstDocuments(text, most) {
  const end = text.length > most ? text.lastIndexOf('\n---\n', most) : text.length;
  return text.slice(0, end);
}

function generated() {
  const yamlOf = count => Array.from({ length: count }, (_, at) => application(`app-${at}`)).join('---\n');
  const one = yamlOf(1000);
  const of = megabytes => yamlOf(Math.round((1000 * megabytes * 1e6) / one.length));
  const items = jsYaml.loadAll(of(5));
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, null, 2);
  return [...[1, 5, 25, 50].map(size => [`YAML, ${size} MB`, of(size)]), ['JSON, indented', list]];
}

/** A Deployment, its Service and its Ingress, as charts render them. */
function application(name) {
  const labels = `    app.kubernetes.io/name: ${name}\n    app.kubernetes.io/instance: release\n    app.kubernetes.io/managed-by: Helm\n`;
  return `# Source: chart/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
${labels}spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      annotations:
        prometheus.io/scrape: "true"
      labels:
        app.kubernetes.io/name: ${name}
    spec:
      securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: app
          image: "registry.example.com/shop/${name}:1.4.2"
          args: ["--port", "8080", --log=json]
          env:
            - name: DATABASE_URL
              valueFrom:
                secretKeyRef:
                  name: ${name}-db
                  key: url
            - name: LOG_LEVEL
              value: 'info'
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
            initialDelaySeconds: 5
          resources:
            requests: {cpu: 100m, memory: 128Mi}
            limits:
              memory: 256Mi
---
# Source: chart/templates/service.yaml
apiVersion: v1
kind: Service
metadata:
  name: ${name}
  labels:
${labels}spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
---
# Source: chart/templates/ingress.yaml
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  annotations:
    nginx.ingress.kubernetes.io/rewrite-target: /$2
    nginx.ingress.kubernetes.io/configuration-snippet: |
      more_set_headers "X-Frame-Options: DENY";
      more_set_headers "X-Content-Type-Options: nosniff";
spec:
  ingressClassName: nginx
  tls:
    - hosts: [${name}.example.com]
      secretName: ${name}-tls
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /api(/|$)(.*)
            pathType: ImplementationSpecific
            backend:
              service:
                name: ${name}
                port: {name: http}
`;
}
