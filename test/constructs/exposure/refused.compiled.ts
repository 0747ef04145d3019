import { dialects } from '#dialects/index.js';
import type { Lacks } from '#dialects/dialect.js';
import { compiled } from '../compiled.js';
import { asked, forms, unasked } from './forms.table.js';

/**
 * What a controller lacks does not compile, and the message is the reason; what it does not lack compiles. Each is tried, by
 * itself and, where it is lacking, with both controllers.
 */
const both = '[ingressNginx(), traefik()]';
const kinds = { 'ingress-nginx': 'ingressNginx()', traefik: 'traefik()' } as const;

function lacksOf(kind: string): Lacks {
  return dialects.find(one => one.name === kind)?.lacks ?? {};
}

/** Each "no", for its controller and for both: there, what the other lacks of the same policy may be said first. */
const refusals = Object.entries(kinds).flatMap(([kind, controller]) =>
  Object.entries(lacksOf(kind))
    .filter(([ability]) => !unasked.some(one => one === ability))
    .flatMap(([ability, why]) => [
      { ability, kind, reasons: [why], platform: controller },
      { ability, kind, reasons: [why, ...Object.keys(kinds).flatMap(one => reasonsFor(one, ability))], platform: both },
    ]),
);

function reasonsFor(kind: string, ability: string): readonly string[] {
  const policy = ability.split('.')[0] ?? '';
  return Object.entries(lacksOf(kind)).flatMap(([name, why]) => (name.split('.')[0] === policy ? [why] : []));
}

const programs = refusals.map(
  ({ ability, kind, platform }, at) => [`no${at}`, sourceOf(platform, kind, ability)] as const,
);

const asks = Object.entries(kinds).flatMap(([kind, controller]) => {
  const lacks = lacksOf(kind);
  const isLacking = (ability: string): boolean => ability in lacks || (ability.split('.')[0] ?? '') in lacks;
  return Object.keys(forms)
    .filter(ability => !isLacking(ability))
    .map(ability => ({ kind, ability, controller }));
});
const allowed = asks.map(
  ({ ability, kind, controller }, at) => [`yes${at}`, sourceOf(controller, kind, ability)] as const,
);
const messages = compiled(Object.fromEntries([...programs, ...allowed]));

test.each(refusals.map((one, at) => [one.ability, one.platform, one.reasons, at] as const))(
  '%s does not compile for %s, with the reason',
  (ability, _, reasons, at) => {
    expect(Object.keys(forms)).toContain(ability);
    expect(reasons.some(reason => messages[`no${at}`]?.includes(reason))).toBe(true);
  },
);

test.each(asks.map((one, at) => [one.ability, one.kind, at] as const))('%s compiles for %s', (_ability, _kind, at) => {
  expect(messages[`yes${at}`]).toBe('');
});

function sourceOf(controller: string, kind: string, ability: string): string {
  const form = Object.entries(forms).find(([name]) => name === ability)?.[1];
  const expose = form ? JSON.stringify(asked(form, kind as keyof typeof kinds)) : '{}';
  return `
    import { Chart } from 'cdk8s';
    import { definePlatform, ingressNginx, traefik } from 'gatewright';
    const { Application, PlatformApp } = definePlatform({ controller: ${controller}, domain: 'example.com' });
    const chart = new Chart(new PlatformApp(), 'shop', { namespace: 'shop' });
    void [ingressNginx, traefik];
    new Application(chart, 'web', { image: 'web:1', port: 80, expose: ${expose} });
  `;
}
