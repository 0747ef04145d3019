import type {
  Bandwidth as BandwidthPolicy,
  Buffering as BufferingPolicy,
  CircuitBreaker as BreakerPolicy,
  ClientKey as KeyPolicy,
  Retries as RetryPolicy,
  Timeouts as TimeoutPolicy,
} from '#model/policies/limits.js';
import type { PolicySet } from '#model/policies/policies.js';
import { secondsOf } from '../values/duration.js';
import { given } from '../values/given.js';
import type { Size } from '../values/size.js';
import { bytesOf } from '../values/size.js';
import type { Bandwidth, ClientKey } from './rates.js';
import type { Buffering } from './buffering.js';
import type { CircuitBreaker, Retries } from './failures.js';
import type { LimitProps } from './limits.js';
import type { Timeouts } from './timeouts.js';

/** How much and how long, as policies. */
export function limitPolicies(props: LimitProps): PolicySet {
  const { rateLimit, inFlight, bandwidth, bodySize, buffering, timeouts, retries, circuitBreaker } = props;
  return given({
    rateLimit: rateLimit && counted(rateLimit),
    inFlightLimit: inFlight && counted(inFlight),
    bandwidth: bandwidth && bandwidthOf(bandwidth),
    bodySize: bodySize === undefined ? undefined : { most: bytesOf(bodySize) },
    buffering: buffering && bufferingOf(buffering),
    timeouts: timeouts && timeoutsOf(timeouts),
    retries: retries && retriesOf(retries),
    circuitBreaker: circuitBreaker && breakerOf(circuitBreaker),
  });
}

/** What is wrong with limits, beyond each prop by itself. */
export function limitFaults({ bandwidth }: LimitProps): readonly string[] {
  return Object.entries<Size>({ ...bandwidth })
    .filter(([, amount]) => bytesOf(amount) % 1024 !== 0)
    .map(([prop, amount]) => `bandwidth.${prop}: ${amount} is not in whole kilobytes; write it as 100k`);
}

function counted<Limit extends { readonly by?: ClientKey }>({
  by,
  ...others
}: Limit): Omit<Limit, 'by'> & { readonly by?: KeyPolicy } {
  return { ...others, ...(by !== undefined && { by: clientKey(by) }) };
}

function clientKey(by: ClientKey): KeyPolicy {
  if (typeof by === 'string') return { kind: by };
  return 'header' in by ? { kind: 'header', name: by.header } : { kind: 'address', ...by };
}

function bandwidthOf({ rate, after }: Bandwidth): BandwidthPolicy {
  return { rate: bytesOf(rate) / 1024, ...(after !== undefined && { after: bytesOf(after) / 1024 }) };
}

function bufferingOf(buffering: Buffering): BufferingPolicy {
  const { requests, responses, retryExpression, buffers } = buffering;
  return given({
    requests,
    responses,
    requestMemory: bytesOf(buffering.requestMemory),
    responseMemory: bytesOf(buffering.responseMemory),
    mostResponse: bytesOf(buffering.mostResponse),
    buffers: buffers && given({ count: buffers.count, size: bytesOf(buffers.size), busy: bytesOf(buffers.busy) }),
    temporaryFile: bytesOf(buffering.temporaryFile),
    retryExpression,
  });
}

function timeoutsOf({ connect, read, send, responseHeader, idle, ping, pingAnswer }: Timeouts): TimeoutPolicy {
  return given({
    connect: secondsOf(connect),
    read: secondsOf(read),
    send: secondsOf(send),
    responseHeader: secondsOf(responseHeader),
    idle: secondsOf(idle),
    ping: secondsOf(ping),
    pingAnswer: secondsOf(pingAnswer),
  });
}

function retriesOf({ timeout, interval, maxBodySize, ...others }: Retries): RetryPolicy {
  const own = { timeout: secondsOf(timeout), interval: secondsOf(interval), maxBodySize: bytesOf(maxBodySize) };
  return { ...others, ...given(own) };
}

function breakerOf(breaker: CircuitBreaker): BreakerPolicy {
  const { checkPeriod, fallbackDuration, recoveryDuration, ...others } = breaker;
  const durations = {
    checkPeriod: secondsOf(checkPeriod),
    fallbackDuration: secondsOf(fallbackDuration),
    recoveryDuration: secondsOf(recoveryDuration),
  };
  return { ...others, ...given(durations) };
}
