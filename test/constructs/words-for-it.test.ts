import type { Chart } from 'cdk8s';
import { faultsOf, platform, shopWith } from './shown.js';

const { Application, Job } = platform;

/** What is said of what somebody puts into the chart of a shop. */
function saidOf(fill: (chart: Chart) => void): readonly string[] {
  return faultsOf(shopWith(fill));
}

test.each([
  ['read', 'get, list, watch'],
  ['View', 'get, list, watch'],
  ['write', 'create, update, patch, delete'],
  ['edit', 'update, patch'],
  ['remove', 'delete'],
  ['all', '*'],
  ['Get', 'get'],
])('an account that may %s is told the verbs of the API server', (verb, verbs) => {
  const account = { may: [{ verbs: ['get', verb], resources: ['pods'] }] };
  expect(saidOf(chart => new Application(chart, 'web', { image: 'web:1', account }))).toEqual([
    `[shop/web] account.may.0.verbs.1: the API server knows no verb ${verb}; name ${verbs}`,
  ]);
});

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
  '%s may be a time zone',
  timeZone => {
    expect(saidOf(chart => new Job(chart, 'report', { image: 'report:1', schedule: '0 3 * * *', timeZone }))).toEqual(
      [],
    );
  },
);

test.each(['+01:00', 'Europe/', 'Mitteleuropäische Zeit', ''])('%j is no time zone', timeZone => {
  expect(saidOf(chart => new Job(chart, 'report', { image: 'report:1', schedule: '0 3 * * *', timeZone }))).toEqual([
    `[shop/report] timeZone: ${timeZone} is not a time zone such as Europe/Berlin`,
  ]);
});

test('a bandwidth is said in whole kilobytes, for the rate and for what comes before it', () => {
  const exposed = (bandwidth: {
    readonly rate: string | number;
    readonly after?: string | number;
  }): readonly string[] =>
    saidOf(chart => new Application(chart, 'web', { image: 'web:1', port: 80, expose: { bandwidth } }));
  expect(exposed({ rate: '1m', after: '512k' })).toEqual([]);
  expect(exposed({ rate: 1500, after: 100 })).toEqual([
    '[shop/web] expose.bandwidth.rate: 1500 is not in whole kilobytes; write it as 100k',
    '[shop/web] expose.bandwidth.after: 100 is not in whole kilobytes; write it as 100k',
  ]);
});

test('an id that is no name is renamed, and a name is given another', () => {
  const label = 'is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)';
  expect(saidOf(chart => new Application(chart, 'Web', { image: 'web:1' }))).toEqual([
    `[shop/Web] name: Web ${label}, which is the id; rename it or give a name`,
  ]);
  expect(saidOf(chart => new Application(chart, 'web', { image: 'web:1', name: 'web_shop' }))).toEqual([
    `[shop/web] name: web_shop ${label}, give another`,
  ]);
});
