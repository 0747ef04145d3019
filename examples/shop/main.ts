import { join } from 'node:path';
import { ingressNginx, traefik } from '#index.js';
import { shop } from './shop.js';

/** The controllers that the shop is written for, a folder each. A move from one to the other is a change of this line. */
const controllers = [ingressNginx(), traefik()];

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
for (const controller of controllers) shop(controller, join(folder, `shop-${controller.kind}`)).synth();
