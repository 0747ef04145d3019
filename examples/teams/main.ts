import { join } from 'node:path';
import { teamsBehindNginx, teamsBehindTraefik } from './controllers.js';

const folder = process.env['CDK8S_OUTDIR'] ?? 'dist/manifests';
teamsBehindNginx(join(folder, 'teams-ingress-nginx')).synth();
teamsBehindTraefik(join(folder, 'teams-traefik')).synth();
