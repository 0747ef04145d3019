/** What an act on the file system gave, or what the system had against it. */
export type Tried<Value> = { readonly value: Value } | { readonly error: unknown };

/** Does it, and takes a refusal for an answer. */
export function tried<Value>(act: () => Value): Tried<Value> {
  try {
    return { value: act() };
  } catch (error) {
    return { error };
  }
}

/** Node's name of a refusal: `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return (Object(error) as NodeJS.ErrnoException).code; // whatever was thrown
}
