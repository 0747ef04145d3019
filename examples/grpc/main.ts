import { join } from 'node:path';
import { onIngressNginx, onTraefik } from './grpc.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
onIngressNginx(join(folder, 'grpc-ingress-nginx')).synth();
onTraefik(join(folder, 'grpc-traefik')).synth();
