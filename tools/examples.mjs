#!/usr/bin/env node
// Synthesises the examples: each into folders of its own below dist/manifests, or where CDK8S_OUTDIR says (`cdk8s synth`).
import { globSync } from 'tinyglobby';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
for (const main of globSync('examples/*/main.ts').sort()) await load(main);
