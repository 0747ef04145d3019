import type { Request } from '#model/routing/request.js';
import { answer } from '#simulate/answer/answer.js';
import { ingressRoute, ofTraefik, readingOf } from './reading.js';

/** What the backend is told in a header where these Middlewares change the path of `/old/cart`. */
function toldOf(header: string, middlewares: readonly object[], headers: Request['headers'] = {}): unknown {
  const named = middlewares.map((spec, at) => ofTraefik('Middleware', `m${at}`, { ...spec }));
  const uses = middlewares.map((_, at) => ({ name: `m${at}` }));
  const { table } = readingOf([ingressRoute('PathPrefix(`/`)', { middlewares: uses }), ...named]);
  const outcome = answer(table, { scheme: 'http', method: 'GET', host: 'a.test', path: '/old/cart', headers });
  return outcome.outcome === 'backend' ? outcome.upstream.headers[header] : outcome;
}

test('each replacing of the path is told to the backend, the first one first', () => {
  const first = { replacePath: { path: '/new' } };
  const second = { replacePathRegex: { regex: '^/new$', replacement: '/newer' } };
  expect(toldOf('X-Replaced-Path', [first, second])).toBe('/old/cart, /new');
});

test('each prefix that is stripped is told to the backend, the first one first', () => {
  const strips = [{ stripPrefix: { prefixes: ['/old'] } }, { stripPrefixRegex: { regex: ['/[a-z]+'] } }];
  expect(toldOf('X-Forwarded-Prefix', strips)).toBe('/old, /cart');
});

test('what the client says of a replaced path stays before it', () => {
  const replace = [{ replacePath: { path: '/new' } }];
  expect(toldOf('X-Replaced-Path', replace, { 'x-replaced-path': '/mine' })).toBe('/mine, /old/cart');
});
