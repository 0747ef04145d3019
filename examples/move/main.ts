import { join } from 'node:path';
import { move } from './move.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
move(join(folder, 'move-ingress-nginx-traefik')).synth();
