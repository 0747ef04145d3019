import { join } from 'node:path';
import { ingressNginx, traefik } from '#index.js';
import { batch } from './batch.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
for (const controller of [ingressNginx(), traefik()])
  batch(controller, join(folder, `batch-${controller.kind}`)).synth();
