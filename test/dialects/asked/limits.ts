import fc from 'fast-check';
import type {
  Bandwidth,
  BodySize,
  Buffering,
  CircuitBreaker,
  ClientKey,
  InFlightLimit,
  RateLimit,
  Retries,
  Timeouts,
} from '#model/policies/limits.js';
import type { Policies } from '#model/policies/policies.js';
import { fields, some } from './record.js';

const by = fc.constantFrom<ClientKey>(
  { kind: 'address' },
  { kind: 'address', depth: 1 },
  { kind: 'address', excluded: ['10.0.0.0/8'] },
  { kind: 'header', name: 'X-Client' },
  { kind: 'host' },
);

const seconds = fc.constantFrom(1, 5, 60, 3600);
const bytes = fc.constantFrom(1, 1024, 8_388_608);

export const limits = {
  rateLimit: fc.oneof(
    {
      weight: 3,
      arbitrary: fields<Pick<RateLimit, 'rps' | 'burst'>>(
        { rps: fc.constantFrom(1, 5, 0.5, 0.1, 100), burst: fc.constantFrom(1, 5, 30, 300) },
        'rps',
      ),
    },
    {
      weight: 2,
      arbitrary: fields<RateLimit>(
        {
          rps: fc.constantFrom(1, 5, 0.5, 100),
          burst: fc.constantFrom(5, 30),
          rpm: fc.constantFrom(60, 100),
          by,
          exempt: some('10.0.0.0/8', '192.0.2.1'),
          store: fc.constant({ endpoints: ['redis:6379'] }),
        },
        'rps',
      ),
    },
  ),
  inFlightLimit: fields<InFlightLimit>(
    { amount: fc.constantFrom(1, 10), by, exempt: some('10.0.0.0/8', '192.0.2.1') },
    'amount',
  ),
  bandwidth: fields<Bandwidth>({ rate: fc.constantFrom(0, 1, 100), after: fc.constantFrom(1, 512) }, 'rate'),
  bodySize: fields<BodySize>({ most: fc.constantFrom(0, 1, 1000, 1024, 8_388_608) }, 'most'),
  buffering: fields<Buffering>({
    requests: fc.boolean(),
    responses: fc.boolean(),
    requestMemory: bytes,
    responseMemory: bytes,
    mostResponse: bytes,
    buffers: fc.constantFrom({ count: 8 }, { size: 8192 }, { count: 8, size: 8192, busy: 16384 }),
    temporaryFile: fc.constantFrom(0, 1024, 1_073_741_824),
    retryExpression: fc.constant('IsNetworkError() && Attempts() < 2'),
  }).filter(asked => Object.keys(asked).length > 0),
  timeouts: fields<Timeouts>({
    connect: seconds,
    read: seconds,
    send: seconds,
    responseHeader: seconds,
    idle: seconds,
    ping: fc.constantFrom(0, 30),
    pingAnswer: seconds,
  }).filter(asked => Object.keys(asked).length > 0),
  retries: fields<Retries>({
    attempts: fc.constantFrom(0, 1, 3),
    on: fc.constantFrom(['error', 'timeout'], ['502'], ['500-599']),
    timeout: seconds,
    interval: fc.constantFrom(0.1, 1),
    nonIdempotent: fc.boolean(),
    networkErrors: fc.boolean(),
    maxBodySize: bytes,
    fallback: fc.constant(true),
  }).filter(asked => Object.keys(asked).length > 0),
  circuitBreaker: fields<CircuitBreaker>(
    {
      expression: fc.constantFrom('NetworkErrorRatio() > 0.5', 'LatencyAtQuantileMS(50.0) > 100'),
      checkPeriod: seconds,
      fallbackDuration: seconds,
      recoveryDuration: seconds,
      status: fc.constantFrom(503, 429),
    },
    'expression',
  ),
} satisfies { readonly [Name in keyof Policies]?: fc.Arbitrary<Policies[Name]> };
