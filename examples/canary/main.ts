import { join } from 'node:path';
import { ingressNginx, traefik } from '#index.js';
import { canary } from './canary.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
for (const controller of [ingressNginx(), traefik()])
  canary(controller, join(folder, `canary-${controller.kind}`)).synth();
