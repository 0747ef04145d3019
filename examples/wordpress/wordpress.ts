import { Chart } from 'cdk8s';
import type { Application, Controller, ControllerName, Platform, PlatformApp } from '#index.js';
import { definePlatform } from '#index.js';

/**
 * A blog and its database. Passwords come from a Secret that somebody else fills, what is written stays on claims, and pictures of
 * up to 64 MB get through.
 */
export function wordpress(controller: Controller, outdir: string): PlatformApp {
  const platform = definePlatform({
    controller,
    domain: 'example.com',
    tls: { issuer: 'letsencrypt', challenge: 'http01' },
    elsewhere: ['ClusterIssuer/letsencrypt', 'Secret/blog/mysql'],
  });
  const app = new platform.PlatformApp({ outdir, complete: true });
  const chart = new Chart(app, 'blog', { namespace: 'blog' });
  new platform.Namespace(chart, 'namespace', { name: 'blog' });
  blog(platform, chart, database(platform, chart));
  return app;
}

/** MySQL, in a StatefulSet: its pod finds its claim again wherever it starts. */
function database(platform: Platform<ControllerName>, chart: Chart): Application {
  return new platform.Application(chart, 'mysql', {
    image: 'mysql:8.4.6',
    kind: 'StatefulSet',
    port: 3306,
    // The image's own user, of which Kubernetes must know the number.
    user: 999,
    group: 999,
    env: {
      MYSQL_DATABASE: 'wordpress',
      MYSQL_USER: 'wordpress',
      MYSQL_PASSWORD: { secret: 'mysql', key: 'password' },
      MYSQL_ROOT_PASSWORD: { secret: 'mysql', key: 'root-password' },
    },
    writable: ['/tmp', '/var/run/mysqld'],
    // A folder of the volume: the root of a new disk has a lost+found, and MySQL starts in an empty folder only.
    volumes: [{ path: '/var/lib/mysql', subPath: 'mysql', claim: { size: '20Gi' } }],
    resources: { cpu: '250m', memory: '1Gi' },
    probes: { startup: { tcp: true, failures: 30 } },
    // Room to write down what it holds in memory.
    gracePeriod: 120,
  });
}

/** WordPress in its image with Apache, which copies itself to the claim when it starts first. */
function blog(platform: Platform<ControllerName>, chart: Chart, mysql: Application): void {
  new platform.Application(chart, 'wordpress', {
    image: 'wordpress:6.8.2-php8.3-apache',
    port: 80,
    user: 33,
    group: 33,
    // Apache listens on port 80, and is not root.
    sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' },
    calls: [mysql],
    env: {
      WORDPRESS_DB_HOST: mysql.address,
      WORDPRESS_DB_USER: 'wordpress',
      WORDPRESS_DB_PASSWORD: { secret: 'mysql', key: 'password' },
      // It calls nobody but its database, and does not try to.
      WORDPRESS_CONFIG_EXTRA: "define('WP_HTTP_BLOCK_EXTERNAL', true);",
    },
    initContainers: {
      'wait-for-mysql': {
        image: 'busybox:1.37.0',
        command: ['sh', '-c', 'until nc -z "$HOST" 3306; do sleep 2; done'],
        env: { HOST: `${mysql.name}.${mysql.namespace}` },
        resources: { cpu: '10m', memory: '16Mi' },
      },
    },
    writable: ['/tmp', '/run/apache2', '/run/lock/apache2'],
    volumes: [
      { path: '/var/www/html', claim: { size: '50Gi' } },
      { path: '/usr/local/etc/php/conf.d/uploads.ini', subPath: 'uploads.ini', files: { 'uploads.ini': uploads } },
    ],
    resources: { memory: '512Mi' },
    probes: { readiness: { http: '/wp-login.php', timeout: 5 }, startup: { tcp: true, failures: 30 } },
    expose: [
      { host: 'blog.example.com', bodySize: '64m' },
      // Passwords are guessed here.
      { host: 'blog.example.com', path: { exact: '/wp-login.php' }, rateLimit: { rps: 1, burst: 5 } },
    ],
  });
}

/** What PHP takes is what the controller lets through. */
const uploads = 'upload_max_filesize = 64M\npost_max_size = 64M\n';
