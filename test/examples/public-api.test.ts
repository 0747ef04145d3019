import { matchers } from '#testing/index.js';
import { publicApi } from '../../examples/public-api/public-api.js';
import { answeredOtherwise, answersTo, connectionsIn, forEachController, policiesFor, violationsIn } from './asked.js';

expect.extend(matchers);

const apps = forEachController(publicApi);
const api = 'https://api.example.com';
const office = '198.51.100.7';

test('both controllers answer every request alike, but for the status of a preflight', () => {
  const otherwise = answeredOtherwise(apps).map(one => one.request);
  expect(otherwise.filter(one => !one.startsWith('OPTIONS '))).toEqual([]);
});

describe.each(apps)('behind %s', (_, app) => {
  test('the check finds nothing, and every manifest fits the API', () => {
    expect(app).toSynthesizeCleanly();
    expect(violationsIn(app)).toEqual([]);
  });

  test('the controller calls what is exposed, and oauth2-proxy alone calls anything', () => {
    expect(connectionsIn(app)).toEqual([
      'controller → admin 8080',
      'controller → api 8080',
      'controller → live 8080',
      'controller → oauth2-proxy 4180',
    ]);
    expect(app).not.toReach('api/api', 'api/oauth2-proxy');
  });

  test.each(['/v1/orders', '/v1/uploads/a.pdf', '/docs', '/live'])('oauth2-proxy decides who may ask for %s', path => {
    expect(answersTo(app, api + path)).toEqual(['unknown: another service decides whether the request may pass']);
    expect(policiesFor(app, api + path).externalAuthentication).toMatchObject({
      url: 'http://oauth2-proxy.api.svc.cluster.local:4180/oauth2/auth',
      responseHeaders: ['X-Auth-Request-User', 'X-Auth-Request-Email'],
    });
  });

  test('who reads the documentation is sent to where everybody may sign in', () => {
    expect(policiesFor(app, `${api}/docs`).externalAuthentication).toMatchObject({
      signIn: { url: `${api}/oauth2/start` },
    });
    expect(app).toAnswer(`${api}/oauth2/start?rd=/v1`, { backend: 'api/oauth2-proxy', path: '/oauth2/start?rd=/v1' });
    expect(app).toAnswer('http://api.example.com/oauth2/start', { redirect: `${api}/oauth2/start` });
  });

  test('scripts of the shop may call the API, and are told so before anybody asks who they are', () => {
    const preflight = { Origin: 'https://shop.example.com', 'Access-Control-Request-Method': 'PUT' };
    expect(app).toAnswer(`${api}/v1/orders`, {
      method: 'OPTIONS',
      headers: preflight,
      responseHeaders: {
        'Access-Control-Allow-Origin': 'https://shop.example.com',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Max-Age': '600',
      },
    });
  });

  test('a client may ask twenty times a second, and upload a gigabyte that is looked through for minutes', () => {
    expect(policiesFor(app, `${api}/v1/orders`)).toMatchObject({ rateLimit: { rps: 20, burst: 100 } });
    expect(policiesFor(app, `${api}/v1/uploads/a.pdf`)).toMatchObject({
      bodySize: { most: 2 ** 30 },
      timeouts: { responseHeader: 300 },
    });
  });

  test('operators come from the office, with a password', () => {
    const Authorization = 'Basic b3BlcmF0b3I6c2VjcmV0';
    expect(app).toAnswer(`${api}/admin`, { clientIP: '203.0.113.9', headers: { Authorization }, status: 403 });
    expect(app).toAnswer(`${api}/admin`, { clientIP: office, status: 401 });
    expect(answersTo(app, `${api}/admin`, { clientIP: office, headers: [['Authorization', Authorization]] })).toEqual([
      expect.stringContaining('unknown: '),
    ]);
  });

  test('a client of the news comes back to its pod', () => {
    expect(policiesFor(app, `${api}/live`)).toMatchObject({ stickySessions: { cookie: 'live', secure: true } });
  });
});
