import { join } from 'node:path';
import { ingressNginx, traefik } from '#index.js';
import { helmRelease } from './helm-release.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
for (const controller of [ingressNginx(), traefik()])
  helmRelease(controller, join(folder, `helm-release-${controller.kind}`)).synth();
