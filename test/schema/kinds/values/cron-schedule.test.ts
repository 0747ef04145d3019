import { cronSchedule } from '#schema/kinds/job/cron-schedule.js';
import { timeZone } from '#schema/kinds/job/time-zone.js';

test.each([
  '* * * * *',
  '*/15 0-5 1,15 jan sun-sat',
  '? ? ? ? ?',
  '@hourly',
  '@every 90s',
  '5/10 * * * *',
  '0 0 1 1 0',
])('%s is a schedule', text => {
  expect(cronSchedule(text)).toEqual([]);
});

test.each([
  '',
  '* * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 7',
  '*/0 * * * *',
  '1-2-3 * * * *',
  '* * L * *',
  '@every',
  '@Daily',
  'CRON_TZ=UTC * * * * *',
])('%j is no schedule', text => {
  expect(cronSchedule(text)).not.toEqual([]);
});

test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])('%s is a time zone', zone => {
  expect(timeZone(zone)).toEqual([]);
});

test.each(['', 'utc', 'europe/berlin', 'Local', 'Mars/Base', '+01:00', '../UTC'])('%j is no time zone', zone => {
  expect(timeZone(zone)).not.toEqual([]);
});
