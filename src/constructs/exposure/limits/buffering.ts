import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Size } from '../values/size.js';

/** Whether and how bodies are kept. */
export interface Buffering<Kind extends ControllerName = never> {
  /**
   * A request is read as a whole before it is passed on.
   * @default - as the controller has it
   */
  readonly requests?: true | Can<Kind, 'buffering.streamedRequests', false>;
  /**
   * An answer is read as a whole before it is passed on.
   * @default - as the controller has it
   */
  readonly responses?: true | Can<Kind, 'buffering.streamedResponses', false>;
  /**
   * What of a request's body is held in memory.
   * @default - the controller's
   */
  readonly requestMemory?: Size;
  /**
   * What of an answer's body is held in memory.
   * @default - the controller's
   */
  readonly responseMemory?: Size;
  /**
   * The largest body that an answer may have.
   * @default - any
   */
  readonly mostResponse?: Size;
  /**
   * How many buffers an answer has, how large each is, and how much of them may be busy.
   * @default - the controller's
   */
  readonly buffers?: { readonly count?: number; readonly size?: Size; readonly busy?: Size };
  /**
   * The largest temporary file; 0 for none.
   * @default - the controller's
   */
  readonly temporaryFile?: Size;
  /**
   * When a buffered request is sent again: `IsNetworkError() && Attempts() < 2`.
   * @default - never
   */
  readonly retryExpression?: string;
}
