import { faultWords } from './fault-words.js';

/** What an act on files gave, or what the system had against it. */
export type Attempt<Value> = { readonly value: Value } | { readonly error: unknown };

/** Does something with files, and takes the system's refusal for an answer. Anything else that goes wrong is thrown on. */
export function attempt<Value>(act: () => Value): Attempt<Value> {
  try {
    return { value: act() };
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    return { error };
  }
}

/** Does something with files; gives in words why the system refused it. */
export function refusalIn(act: () => void): string | undefined {
  const done = attempt(act);
  return 'error' in done ? faultWords(done.error) : undefined;
}

/** Node's name of a refusal: `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return (Object(error) as Partial<NodeJS.ErrnoException>).code; // whatever was thrown
}

/** Errors that the system gave, or Node for a path that no system takes. */
function isOfTheSystem(error: unknown): boolean {
  const { syscall, code } = Object(error) as Partial<NodeJS.ErrnoException>; // whatever was thrown
  return syscall !== undefined || code === 'ERR_INVALID_ARG_VALUE';
}
