import { matchers } from '#testing/index.js';
import { wordpress } from '../../examples/wordpress/wordpress.js';
import { answeredOtherwise, connectionsIn, forEachController, policiesFor, violationsIn } from './asked.js';

expect.extend(matchers);

const apps = forEachController(wordpress);

test('both controllers answer every request alike', () => {
  expect(answeredOtherwise(apps)).toEqual([]);
});

describe.each(apps)('behind %s', (_, app) => {
  test('the check finds nothing, and every manifest fits the API', () => {
    expect(app).toSynthesizeCleanly();
    expect(violationsIn(app)).toEqual([]);
  });

  test('a request ends at WordPress, and plain HTTP is sent to https', () => {
    expect(app).toAnswer('https://blog.example.com/2026/11/a-post', { backend: 'blog/wordpress:80' });
    expect(app).toAnswer('http://blog.example.com/', { redirect: 'https://blog.example.com/' });
    expect(app).toAnswer('https://mysql.example.com/', { status: 404 });
  });

  test('the database is called by WordPress alone, and WordPress by the controller', () => {
    expect(connectionsIn(app)).toEqual(['controller → wordpress 80', 'wordpress → mysql 3306']);
    expect(app).not.toReach('internet', 'blog/mysql');
    expect(app).not.toReach('blog/wordpress', 'internet', 443);
  });

  test('pictures of 64 MB get through, and passwords cannot be tried quickly', () => {
    expect(policiesFor(app, 'https://blog.example.com/wp-login.php')).toMatchObject({
      rateLimit: { rps: 1, burst: 5 },
    });
    expect(policiesFor(app, 'https://blog.example.com/wp-admin/async-upload.php')).toMatchObject({
      bodySize: { most: 64 * 1024 * 1024 },
    });
  });
});
