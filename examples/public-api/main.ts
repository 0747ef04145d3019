import { join } from 'node:path';
import { ingressNginx, traefik } from '#index.js';
import { publicApi } from './public-api.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
for (const controller of [ingressNginx(), traefik()])
  publicApi(controller, join(folder, `public-api-${controller.kind}`)).synth();
