#!/usr/bin/env node
// The network engine on clusters of growing size: node bench/network.mjs [PODS…]. Each size runs in a process of its own, on resources that are read
// already: building the model, who reaches one workload, and the whole grouped list; twice, with templates shared by five pods each and with every
// pod a class of its own. Figures only, in processor time; the exponents compare each size with the one before.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { load } from '../tools/load.mjs';

const [first, ...rest] = process.argv.slice(2);
if (first === '--one') print(JSON.stringify(await measure(Number(rest[0]), Number(rest[1]))));
else table([first, ...rest].filter(Boolean).map(Number));

function table(asked) {
  const sizes = asked.length > 0 ? asked : [100, 300, 1000, 3000, 10000];
  for (const share of [5, 1]) {
    print(
      `\n${share === 1 ? 'every pod a class of its own' : `${share} pods a template`}, pods / 5 policies, 50 templates a namespace`,
    );
    print('    pods policies classes   groups    build  who reaches  whole list      RSS   exponent');
    let before;
    for (const pods of sizes) {
      const one = JSON.parse(
        spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', String(pods), String(share)], {
          maxBuffer: 1 << 26,
        }).stdout.toString(),
      );
      const total = one.build + one.list;
      const exponent = before ? (Math.log(total / before.total) / Math.log(pods / before.pods)).toFixed(2) : '';
      const ms = value => `${value.toFixed(0)} ms`.padStart(10);
      print(
        `${String(pods).padStart(8)} ${String(one.policies).padStart(8)} ${String(one.classes).padStart(7)} ${String(one.groups).padStart(8)}${ms(one.build)}${ms(one.reaches).padStart(12)}${ms(one.list).padStart(12)} ${String(Math.round(one.rss / 1e6)).padStart(5)} MB   ${exponent}`,
      );
      before = { total, pods };
    }
  }
}

async function measure(pods, share) {
  const { clusterOf } = await load('src/cluster/cluster.ts');
  const { connectionsOf, endpointsMeantBy, networkOf } = await load('src/network/index.ts');
  const resources = clusterResources(pods, share);
  const cluster = clusterOf(resources, true);
  let network, all;
  const build = timed(() => (network = networkOf(cluster, { cni: 'conformant', controllers: [] })));
  const target = endpointsMeantBy(network, { kind: 'workload', namespace: 'ns-0', name: 'app-0' }).places;
  const reaches = timed(() => connectionsOf(network, { to: target }));
  const list = timed(() => (all = connectionsOf(network)));
  const policies = resources.filter(one => one.kind === 'NetworkPolicy').length;
  return {
    policies,
    classes: network.engine.classes.podClasses.length,
    groups: all.allowed.length,
    build,
    reaches,
    list,
    rss: process.memoryUsage.rss(),
  };
}

/** Namespaces of 50 templates that deny by default; each application is called by three others, some by whole namespaces, some by port names, some reach blocks. */
function clusterResources(pods, share) {
  const templates = Math.max(1, Math.round(pods / share));
  const spaces = Math.max(1, Math.round(templates / 50));
  const random = numbers(42);
  const out = Array.from({ length: spaces }, (_, at) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: `ns-${at}`, labels: { team: `team-${at % 20}` } },
  }));
  for (let at = 0; at < pods; at += 1) {
    const template = at % templates;
    const labels = { app: `app-${template}`, tier: `tier-${template % 4}` };
    const ports = [{ name: 'http', containerPort: 8000 + (template % 10) }];
    out.push({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: `app-${at}`, namespace: `ns-${template % spaces}`, labels },
      spec: { containers: [{ name: 'c', image: 'i', ports }] },
    });
  }
  for (let at = 0; at < Math.max(1, Math.round(pods / 5)); at += 1) out.push(policy(at, templates, spaces, random));
  return out.map(resourceOf);
}

function policy(at, templates, spaces, random) {
  const name = `policy-${at}`;
  const namespace = `ns-${at % spaces}`;
  const own = random(templates);
  const app = one => ({ matchLabels: { app: `app-${one}` } });
  const spec = [
    () => ({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
    () => ({
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ns-0' } } }],
          ports: [{ port: 53, protocol: 'UDP' }],
        },
      ],
    }),
    () => ({
      podSelector: app((at % spaces) + spaces * random(50)),
      ingress: [
        {
          from: [0, 1, 2].map(() => ({ namespaceSelector: {}, podSelector: app(random(templates)) })),
          ports: [{ port: 'http' }],
        },
      ],
    }),
    () => ({
      podSelector: { matchLabels: { tier: `tier-${random(4)}` } },
      policyTypes: ['Egress'],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { team: `team-${random(20)}` } } }],
          ports: [{ port: 8000, endPort: 8010 }],
        },
      ],
    }),
    () => ({
      podSelector: { matchLabels: { tier: `tier-${random(4)}` } },
      ingress: [
        {
          from: [
            { namespaceSelector: { matchLabels: { team: `team-${random(20)}` } } },
            { ipBlock: { cidr: `10.${random(250)}.0.0/16` } },
          ],
        },
      ],
    }),
    () => ({
      podSelector: app(own),
      ingress: [{ ports: [{ port: 8000 + random(10) }] }],
      egress: [{}],
      policyTypes: ['Ingress', 'Egress'],
    }),
  ][at < spaces ? 0 : 1 + (at % 5)]();
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

function resourceOf(value) {
  const { name, namespace = '' } = value.metadata;
  return {
    apiVersion: value.apiVersion,
    kind: value.kind,
    name,
    namespace,
    value,
    locate: () => ({ file: name, line: 1, column: 1, endLine: 1, endColumn: 1 }),
  };
}

/** Milliseconds of processor time: others may be at work on the machine. */
function timed(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The same numbers in each run. (Park and Miller, 1988) */
function numbers(seed) {
  let state = seed;
  return below => {
    state = (state * 16807) % 2147483647;
    return state % below;
  };
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
