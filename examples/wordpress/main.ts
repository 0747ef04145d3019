import { join } from 'node:path';
import { ingressNginx, traefik } from '#index.js';
import { wordpress } from './wordpress.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
for (const controller of [ingressNginx(), traefik()])
  wordpress(controller, join(folder, `wordpress-${controller.kind}`)).synth();
