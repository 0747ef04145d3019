#!/usr/bin/env node
// What is asked of a whole app by each of its constructs: applications behind load balancers on ports below 1024, and routes to pods
// of others, in one chart. Rendering is linear where each question is answered in one walk. node bench/closed.mjs — figures only.
//
// Rendering and checking on Node 20, processor time on a busy machine: 250 of each 3.1 ms each, 500 2.3 ms, 1,000 2.3 ms; with a walk
// for each question 250 were 15.7 ms each, and 500 36.5 ms.
import { Chart } from 'cdk8s';
import { load } from '../tools/load.mjs';

const { definePlatform, ingressNginx } = await load('src/index.ts');
const { Application, PlatformApp, Route } = definePlatform({
  controller: ingressNginx(),
  domain: 'example.com',
  podSecurity: 'baseline',
});

console.log('of each kind    constructs    processor    each');
for (const count of [250, 500, 1000]) {
  const app = filled(count);
  const constructs = app.node.findAll().length;
  const before = process.cpuUsage();
  app.render();
  const { user, system } = process.cpuUsage(before);
  const time = (user + system) / 1000;
  const cells = [String(count), String(constructs), `${(time / 1000).toFixed(2)} s`, `${(time / count).toFixed(2)} ms`];
  console.log(cells.map((cell, at) => cell.padStart([12, 14, 13, 8][at])).join(''));
}

function filled(count) {
  const app = new PlatformApp();
  const chart = new Chart(app, 'bench', { namespace: 'bench' });
  for (let at = 0; at < count; at++) {
    new Application(chart, `web-${at}`, { image: 'web:1', port: 80, service: { type: 'LoadBalancer' } });
    const to = { service: `legacy-${at}`, port: 80, pods: { labels: { app: `legacy-${at}` }, port: 8000 } };
    new Route(chart, `way-${at}`, { host: `way-${at}.example.com`, to });
  }
  return app;
}
