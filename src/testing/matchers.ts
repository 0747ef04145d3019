import type { ExpectedAnswer } from './expected-answer.js';
import { toAnswer } from './to-answer.js';
import { toReach } from './to-reach.js';
import type { CleanOptions } from './to-synthesize-cleanly.js';
import { toSynthesizeCleanly } from './to-synthesize-cleanly.js';

/** What `expect.extend` takes, in jest and in vitest. */
export const matchers = { toAnswer, toReach, toSynthesizeCleanly };

/** The matchers as `expect(app)` has them: an app of cdk8s, a chart, the path of a folder or file, texts, or what `clusterOf` gives. */
export interface GatewrightMatchers<Returned> {
  /**
   * Every controller that listens answers the request so. The message of one that does not hold is the trace, and where the
   * backend is served.
   */
  toAnswer(url: string, expected: ExpectedAnswer): Returned;
  /**
   * The network policies let the connection through; with `.not`, they keep it out. Ends are named `shop/web`,
   * `svc:shop/web`, `controller:traefik`, `10.0.0.0/8` or `internet`; without a port, anything that gets through counts.
   */
  toReach(from: string, to: string, port?: number | string): Returned;
  /** Nothing keeps the manifests from being written, and the check finds no error and no warning in them. */
  toSynthesizeCleanly(options?: CleanOptions): Returned;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is where the types of jest have it
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- as @types/jest declares them
    interface Matchers<R, T = {}> extends GatewrightMatchers<R> {}
  }
}
