import type { Chart } from 'cdk8s';
import type { Application, ApplicationProps, ControllerName, Platform } from '#index.js';

type Props = ApplicationProps<ControllerName>;
type Service = (name: string, props: Partial<Props>) => Application;

/** The services of the shop, each with its port and what it calls. */
export function services(platform: Platform<ControllerName>, chart: Chart): void {
  const service: Service = (name, props) => new platform.Application(chart, name, { ...defaultsOf(name), ...props });

  const currency = service('currency', { port: 7000, env: { PORT: '7000', DISABLE_PROFILER: '1' } });
  const productcatalog = service('productcatalog', { port: 3550, env: { PORT: '3550', DISABLE_PROFILER: '1' } });
  const shipping = service('shipping', { port: 50051, env: { PORT: '50051', DISABLE_PROFILER: '1' } });
  const cart = cartOf(service);
  const shared = { CART: cart, CURRENCY: currency, PRODUCT_CATALOG: productcatalog, SHIPPING: shipping };

  const email = service('email', { ports: { grpc: { port: 8080, service: 5000 } }, env: { PORT: '8080' } });
  const payment = service('payment', { port: 50051, env: { PORT: '50051', DISABLE_PROFILER: '1' } });
  const checkout = service('checkout', {
    port: 5050,
    ...calling({ ...shared, EMAIL: email, PAYMENT: payment }, { PORT: '5050' }),
  });

  const ad = service('ad', { port: 9555, env: { PORT: '9555' } });
  const recommendation = service('recommendation', {
    port: 8080,
    ...calling({ PRODUCT_CATALOG: productcatalog }, { PORT: '8080', DISABLE_PROFILER: '1' }),
  });
  const frontend = service('frontend', {
    ports: { http: { port: 8080, service: 80 } },
    expose: { host: 'shop.example.com' },
    probes: { readiness: { http: '/_healthz' }, liveness: { http: '/_healthz' } },
    ...calling({ ...shared, AD: ad, CHECKOUT: checkout, RECOMMENDATION: recommendation }, { PORT: '8080' }),
  });

  const load = { FRONTEND_ADDR: frontend.address, USERS: '10', RATE: '1' };
  service('loadgenerator', { calls: [frontend], env: load, probes: {} });
}

/** The cart keeps what is in it in a Redis that nobody else reaches. */
function cartOf(service: Service): Application {
  const redis = service('redis', {
    image: 'redis:7.4-alpine',
    replicas: 1,
    port: 6379,
    writable: ['/data'],
    probes: {},
  });
  return service('cart', { port: 7070, calls: [redis], env: { REDIS_ADDR: redis.address } });
}

/** The services that are called, and the variables that tell where they are. */
function calling(
  called: Readonly<Record<string, Application>>,
  env: Readonly<Record<string, string>>,
): Pick<Props, 'calls' | 'env'> {
  const addresses = Object.entries(called).map(([name, one]) => [`${name}_SERVICE_ADDR`, one.address] as const);
  return { calls: Object.values(called), env: { ...env, ...Object.fromEntries(addresses) } };
}

/** What all services share: images of one repository and version, one user, and the question that gRPC servers answer. */
function defaultsOf(name: string): Props {
  return {
    image: `us-central1-docker.pkg.dev/google-samples/microservices-demo/${imageOf(name)}:v0.10.2`,
    user: 1000,
    group: 1000,
    probes: { readiness: { grpc: true }, liveness: { grpc: true } },
  };
}

function imageOf(name: string): string {
  return name === 'frontend' || name === 'loadgenerator' ? name : `${name}service`;
}
