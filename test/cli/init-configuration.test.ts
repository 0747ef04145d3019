import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFolder } from './folder.js';
import { run } from './run.js';

const ingressClass = (controller: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: web }\nspec: { controller: ${controller} }\n`;

/** What `init` writes for a folder with a manifest, and what it says. */
async function writtenFor(manifest: string): Promise<{ readonly text: string; readonly err: string }> {
  return inFolder(async folder => {
    mkdirSync(join(folder, 'k8s'));
    writeFileSync(join(folder, 'k8s/web.yaml'), manifest);
    const { err } = await run(['init', 'k8s'], folder);
    return { text: readFileSync(join(folder, 'k8s/gatewright.yaml'), 'utf8'), err };
  });
}

test('a configuration names the controller that the manifests show, and says what else can be told', async () => {
  const { text, err } = await writtenFor(ingressClass('traefik.io/ingress-controller'));
  expect(err).toBe('k8s/gatewright.yaml written: the manifests show traefik\n');
  expect(text).toBe(`# What the manifests do not tell; \`gatewright schema Configuration\` describes each key.
kubernetes: "1.36"
controllers:
  - kind: traefik
# Which network policies bite: conformant, or a CNI such as calico@3.31; without it the one that the manifests show.
# cni: conformant
# true: what is not among the manifests does not exist.
complete: false
`);
});

test('a folder may be named from the root', async () => {
  await inFolder(async folder => {
    mkdirSync(join(folder, 'k8s'));
    writeFileSync(join(folder, 'k8s/web.yaml'), ingressClass('traefik.io/ingress-controller'));
    const { code } = await run(['init', join(folder, 'k8s')], tmpdir());
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'k8s/gatewright.yaml'), 'utf8')).toContain('- kind: traefik');
  });
});

test('where the manifests show no controller, the configuration shows how one is named', async () => {
  const { text, err } = await writtenFor('apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n');
  expect(err).toBe('k8s/gatewright.yaml written; the manifests show no ingress controller\n');
  expect(text).toContain('\n# controllers:\n#   - kind: traefik\n');
});

test('what is written is read back, as it is and with what stands behind a # taken up', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'web.yaml'), ingressClass('traefik.io/ingress-controller'));
    await run(['init', '.'], folder);
    expect(await run(['check', '.'], folder)).toMatchObject({ code: 0 });
    const file = join(folder, 'gatewright.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('# cni: conformant', 'cni: conformant'));
    expect(await run(['check', '.'], folder)).toMatchObject({ code: 0 });
  });
});
