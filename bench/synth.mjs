#!/usr/bin/env node
// Synthesis of 1,000 applications, each exposed and calling the one before: with gatewright (which reads all of it back
// and checks it), and as Deployments, Services, Ingresses and NetworkPolicies of plain cdk8s-plus-28 (which does not); in one
// chart and in 1,000. node bench/synth.mjs [APPLICATIONS] — figures only; each run is a process of its own.
//
// 1,000 applications on Node 20, processor time on a machine where others are at work: in one chart 6.0 to 6.5 s, which is 2.5 × cdk8s-plus-28
// (2.3 to 2.6 s); in 1,000 charts 6.4 s, 0.28 × (23 s). We write nine objects an application (6.4 MB), it six (3.4 MB). 2.7 s of it are
// V8's own threads, which optimize a thousand functions: fewer and plainer functions would lift it further, less work in each hardly. 3,000 applications
// take 3.2 × as much. The collection of garbage is a sixth of what the main thread does; of the rest construction takes a fifth, shapes of kinds a
// quarter, rules a sixth.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App, Chart } from 'cdk8s';
import { Deployment, Ingress, IngressBackend } from 'cdk8s-plus-28';
import { load } from '../tools/load.mjs';

const [count = '1000', way] = process.argv.slice(2);
if (way === undefined) compare();
else console.log(JSON.stringify(await measured(Number(count), way)));

function compare() {
  console.log(`${`${count} applications`.padEnd(30)} construct     synth  processor   memory   files    MB`);
  for (const one of ['gatewright one', 'gatewright many', 'plain one', 'plain many']) {
    const run = execFileSync(process.execPath, [fileURLToPath(import.meta.url), count, one], { encoding: 'utf8' });
    const { construct, synth, processor, memory, files, bytes } = JSON.parse(run);
    const [library, charts] = one.split(' ');
    const name = `${library === 'plain' ? 'cdk8s-plus-28' : library}, ${charts === 'one' ? 'one chart' : `${count} charts`}`;
    const times = [construct, synth, processor].map(time => `${(time / 1000).toFixed(2)} s`.padStart(9)).join(' ');
    const space = `${Math.round(memory / 2 ** 20)} MB`.padStart(9);
    console.log(
      `${name.padEnd(30)} ${times} ${space} ${String(files).padStart(7)} ${(bytes / 1e6).toFixed(1).padStart(5)}`,
    );
  }
}

async function measured(applications, name) {
  const [library, charts] = name.split(' ');
  const outdir = mkdtempSync(join(tmpdir(), 'gatewright-bench-'));
  const filled = library === 'plain' ? plain : await gatewright();
  const before = process.cpuUsage();
  const start = performance.now();
  const app = filled(outdir, applications, charts === 'one' ? 1 : applications);
  const constructed = performance.now();
  app.synth();
  const end = performance.now();
  const { user, system } = process.cpuUsage(before);
  const sizes = readdirSync(outdir).map(file => statSync(join(outdir, file)).size);
  rmSync(outdir, { recursive: true });
  return {
    construct: constructed - start,
    synth: end - constructed,
    processor: (user + system) / 1000,
    memory: process.resourceUsage().maxRSS * 1024,
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}

async function gatewright() {
  const { definePlatform, ingressNginx } = await load('src/index.ts');
  const { Application, Namespace, PlatformApp } = definePlatform({ controller: ingressNginx(), domain: 'example.com' });
  return (outdir, applications, charts) => {
    const app = new PlatformApp({ outdir });
    const all = chartsOf(app, charts);
    new Namespace(all[0], 'bench');
    let before;
    for (let at = 0; at < applications; at++) {
      const props = {
        image: 'web:1',
        port: 8080,
        calls: before ? [before] : [],
        expose: { host: `web-${at}.example.com` },
      };
      before = new Application(all[at % charts], `web-${at}`, props);
    }
    return app;
  };
}

function plain(outdir, applications, charts) {
  const app = new App({ outdir });
  const all = chartsOf(app, charts);
  let before;
  for (let at = 0; at < applications; at++) {
    const chart = all[at % charts];
    const deployment = new Deployment(chart, `web-${at}`, { containers: [{ image: 'web:1', portNumber: 8080 }] });
    const service = deployment.exposeViaService();
    new Ingress(chart, `ingress-${at}`, {
      rules: [{ host: `web-${at}.example.com`, backend: IngressBackend.fromService(service) }],
    });
    deployment.connections.isolate();
    if (before) deployment.connections.allowTo(before);
    before = deployment;
  }
  return app;
}

function chartsOf(app, charts) {
  return Array.from({ length: charts }, (_, at) => new Chart(app, `chart-${at}`, { namespace: 'bench' }));
}
