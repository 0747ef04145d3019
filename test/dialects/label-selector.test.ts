import { meetsAll, requirementsIn } from '#dialects/label-selector.js';
import { expectLinear } from '../growth.js';
import { answerTo, ingressRoute, readingOf } from './traefik/reading.js';

function takes(selector: string, labels: Readonly<Record<string, string>>): boolean | undefined {
  const requirements = requirementsIn(selector);
  return requirements && meetsAll(labels, requirements);
}

test.each([
  ['', {}, true],
  ['app=web', { app: 'web' }, true],
  ['app == web', { app: 'api' }, false],
  ['app!=web', {}, true],
  ['app', { app: '' }, true],
  ['!app', { app: '' }, false],
  ['tier in (a, b),app=web', { app: 'web', tier: 'b' }, true],
  ['tier in (a,b),app=web', { app: 'web', tier: 'c' }, false],
  ['tier notin (a,b)', {}, true],
  ['size>9', { size: '10' }, true],
  ['toString', {}, false],
  ['app=web app=api', {}, undefined],
  ['in (a', {}, undefined],
] as const)('the selector "%s" of labels %j: %s', (selector, labels, wanted) => {
  expect(takes(selector, labels)).toBe(wanted);
});

test('resources without the labels that a provider wants are not read', () => {
  const providers = (labelSelector: string) => ({ static: { providers: { kubernetesCRD: { labelSelector } } } });
  const route = ingressRoute('Path(`/`)');
  expect(answerTo('http://a.test/', readingOf([route], providers('team=shop')))).toBe('404');
  expect(answerTo('http://a.test/', readingOf([route], providers('team!=shop')))).toBe('web');
  expect(answerTo('http://a.test/', readingOf([route], providers('no selector')))).toBe('404');
});

test('the time that a selector takes grows with its length alone', () => {
  expectLinear(size => {
    const selectors = ['(', 'a,', 'a=', 'a in (b),', '!'].map(one => one.repeat(size));
    return () => {
      for (const one of selectors) requirementsIn(one);
    };
  }, 1000);
});
