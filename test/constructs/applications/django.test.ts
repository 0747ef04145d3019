import type { Controller, PlatformApp } from '#index.js';
import { matchers } from '#testing/index.js';
import { appIn, controllers, reachOf, saidOf } from './asked.js';

expect.extend(matchers);

/** A site in Django: web, Celery's workers and its clock, a migration before each release, PostgreSQL and Redis. */
function shop(controller: Controller): PlatformApp {
  const elsewhere = ['ClusterIssuer/letsencrypt', 'Secret/shop/django'];
  return appIn('shop', { controller, tls: { issuer: 'letsencrypt' }, elsewhere }, ({ Application, Job }, chart) => {
    const db = new Application(chart, 'db', {
      image: 'postgres:17',
      kind: 'StatefulSet',
      port: 5432,
      user: 999,
      group: 999,
      env: { POSTGRES_PASSWORD: { secret: 'django', key: 'password' }, PGDATA: '/var/lib/postgresql/data/pgdata' },
      writable: ['/tmp', '/var/run/postgresql'],
      volumes: [{ path: '/var/lib/postgresql/data', name: 'data', claim: { size: '10Gi' } }],
    });
    const redis = new Application(chart, 'redis', { image: 'redis:7.4', port: 6379, user: 999, writable: ['/data'] });
    const django = {
      image: 'registry.example.com/shop:4.2.0',
      user: 1000,
      calls: [db, redis],
      envFrom: [{ secret: 'django' }],
      env: { DATABASE_HOST: db.address, CELERY_BROKER_URL: `redis://${redis.address}/0` },
    };
    new Job(chart, 'migrate', { ...django, command: ['python', 'manage.py', 'migrate'], calls: [db] });
    new Application(chart, 'worker', {
      ...django,
      command: ['celery', '-A', 'shop', 'worker'],
      replicas: 3,
      gracePeriod: 300,
    });
    new Application(chart, 'beat', {
      ...django,
      command: ['celery', '-A', 'shop', 'beat'],
      replicas: 1,
      strategy: 'Recreate',
      calls: [redis],
    });
    new Application(chart, 'web', {
      ...django,
      port: 8000,
      command: ['gunicorn', 'shop.wsgi', '--bind', '0.0.0.0:8000'],
      probes: { readiness: { http: '/healthz' } },
      expose: [
        { host: 'shop.example.com', bodySize: '25m' },
        { host: 'shop.example.com', path: '/admin', allow: ['203.0.113.0/24'] },
      ],
    });
  });
}

describe.each(controllers)('Django behind %s', (name, controller) => {
  test('the check finds nothing', () => {
    expect(saidOf(shop(controller))).toEqual([]);
  });

  test('workers, clock, migration and site reach what they call, the internet the site alone', async () => {
    expect(await reachOf(shop(controller))).toEqual(
      new Set([
        `${name} → shop/web TCP 8000`,
        'shop/beat → shop/redis TCP 6379',
        'shop/migrate → shop/db TCP 5432',
        'shop/web → shop/db TCP 5432',
        'shop/web → shop/redis TCP 6379',
        'shop/worker → shop/db TCP 5432',
        'shop/worker → shop/redis TCP 6379',
      ]),
    );
  });

  test('its administration is for the office alone', () => {
    const app = shop(controller);
    expect(app).toAnswer('https://shop.example.com/cart', { backend: 'shop/web' });
    expect(app).toAnswer('https://shop.example.com/admin/', { clientIP: '203.0.113.7', backend: 'shop/web' });
    expect(app).toAnswer('https://shop.example.com/admin/', { clientIP: '198.51.100.7', status: 403 });
  });
});
