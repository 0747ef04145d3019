import { answer } from '#simulate/answer/answer.js';
import { ingress, readingOf } from './reading.js';

const asked = { scheme: 'http', method: 'GET', host: 'shop.example.com', path: '/', headers: {} } as const;

test.each([
  ['proxy-body-size', '99999999999g'],
  ['proxy-body-size', '8589934592g'],
  ['proxy-body-size', '9223372036854775808'],
  ['client-body-buffer-size', '8796093022208m'],
])('%s: %s is more than nginx counts, and stops it', (name, value) => {
  expect(answer(readingOf(ingress({ [name]: value })).table, asked)).toMatchObject({
    outcome: 'unknown',
    refused: true,
  });
});

test.each([
  ['proxy-body-size', '8589934591g'],
  ['proxy-body-size', '9223372036854775807'],
  ['client-body-buffer-size', '8796093022207m'],
])('%s: %s is the most that nginx counts', (name, value) => {
  expect(answer(readingOf(ingress({ [name]: value })).table, asked)).not.toHaveProperty('refused', true);
});
