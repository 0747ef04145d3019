import fc from 'fast-check';
import { nginxAnnotation, nginxAnnotations } from '#dialects/nginx-annotations.js';
import { expectLinear } from '../../growth.js';
import { ingress, readingOf } from './reading.js';

const known = nginxAnnotations.map(({ name }) => name);

test('each key and each value is read or noted, and none of them makes reading fail', () => {
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
  }, 400);
});

test('names that objects have by birth are data', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(readingOf(ingress(Object.fromEntries([[name, 'x']]))).notes).toContainEqual(
      expect.objectContaining({ kind: 'unknown-key' }),
    );
  }
});
