import { faultWords } from './fault-words.js';

/** Does something with files; gives in words why the system refused it. Anything else that goes wrong is thrown on. */
export function attempted(act: () => void): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!isOfTheSystem(error)) throw error;
    return faultWords(error);
  }
}

/** Errors that the system gave, or Node for a path that no system takes. */
function isOfTheSystem(error: unknown): boolean {
  const { syscall, code } = Object(error) as Partial<NodeJS.ErrnoException>; // whatever was thrown
  return syscall !== undefined || code === 'ERR_INVALID_ARG_VALUE';
}
