import fc from 'fast-check';
import { expectLinear } from '../../growth.js';
import type { NginxAnnotation } from '#dialects/nginx-annotations.js';
import { nginxAnnotation, nginxAnnotations, nginxPrefix } from '#dialects/nginx-annotations.js';
import { isAccepted } from '#dialects/nginx/values/accepted-value.js';
import { ingress, readingOf } from './reading.js';

const known = nginxAnnotations.map(({ name }) => name);

test('each key is read or noted, and no value makes reading fail', () => {
  const annotations = fc.dictionary(
    fc.oneof(fc.constantFrom(...known), fc.string({ unit: fc.constantFrom('a', '-', 'x', '_') })),
    fc.string({ maxLength: 20 }),
    { maxKeys: 6 },
  );
  fc.assert(
    fc.property(annotations, some => {
      const noted = new Set(
        readingOf(ingress(some)).notes.flatMap(note => ('key' in note ? [note.key.split('/')[1]] : [])),
      );
      const unread = Object.keys(some).filter(name => nginxAnnotation(name) === undefined && !noted.has(name));
      expect(unread).toEqual([]);
    }),
  );
});

test('the time that a check takes grows with the length of the value alone', () => {
  expectLinear(size => {
    const long = ['a', '0', '1', ',', ' ', '/', '-', 'a,', '1,', '::', '((', 'error '].map(one => one.repeat(size));
    const ingresses = long.map(value => ingress(Object.fromEntries(known.map(name => [name, `${value}!`]))));
    return () => {
      for (const one of ingresses) readingOf(one);
    };
  }, 1000);
});

/** Values that many annotations take, one of which each takes. */
const usual = [
  '404',
  'basic',
  'auth-file',
  'TLSv1.2',
  'true',
  '5',
  '10m',
  'on',
  'GET',
  '10.0.0.0/8',
  'web',
  'a.test',
  '/a',
  'shop/web',
  'http://a.test/a',
  'CN=a',
  '200 5m',
  '$a',
  'error',
];

/** Values that no annotation takes but for a reason of its own. */
const strange = ['"', '%', 'yes', '300.1.1.1', 'a\nb', '\u00e9{'];

/** What may say anything: no value is wrong. */
const isFree = ({ value }: NginxAnnotation): boolean =>
  [...strange, ''].every(one => one === '' || isAccepted(value, one));

const all = { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' };

/** Whether a value is told of at its annotation. */
function isNoted(name: string, value: string): boolean {
  return readingOf(ingress({ [name]: value }), all).notes.some(
    note => 'key' in note && note.key === nginxPrefix + name,
  );
}

test.each(nginxAnnotations.filter(one => !isFree(one)))('a value that $name does not take is noted', annotation => {
  const wrong = strange.filter(one => !isAccepted(annotation.value, one));
  expect(wrong).not.toEqual([]);
  expect(wrong.filter(value => !isNoted(annotation.name, value))).toEqual([]);
});

test.each(nginxAnnotations)('a value that $name takes is read, or noted', annotation => {
  const { name, value } = annotation;
  const words = value.kind === 'words' ? value.of : usual;
  const right = words.filter(one => isAccepted(value, one));
  const plain = JSON.stringify(readingOf(ingress({}), all).table);
  const isRead = (one: string): boolean => JSON.stringify(readingOf(ingress({ [name]: one }), all).table) !== plain;
  expect(right.some(one => isRead(one) || isNoted(name, one))).toBe(true);
});

test('no check takes more than a moment on a long value', () => {
  const long = ['a', '0', '1', ',', ' ', '/', '-', 'a,', '1,', '::', '((', 'error '].map(one => one.repeat(20000));
  for (const value of long) readingOf(ingress(Object.fromEntries(known.map(name => [name, `${value}!`]))));
}, 10_000);

test('names that objects have by birth are data', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(readingOf(ingress(Object.fromEntries([[name, 'x']]))).notes).toContainEqual(
      expect.objectContaining({ kind: 'unknown-key' }),
    );
  }
});
