/** Yes, no, or open: what the manifests settle, or do not. What is open may say why. (Kleene's logic) */
export type ThreeValued<Open = 'unknown'> = boolean | Open;

/** Whether all parts hold. One that does not decides, whatever is open; else the first that is open counts. */
export function allHold<Part, Open = 'unknown'>(
  parts: readonly Part[],
  heldBy: (part: Part) => ThreeValued<Open>,
): ThreeValued<Open> {
  let result: ThreeValued<Open> = true;
  for (const part of parts) {
    const held = heldBy(part);
    if (held === false) return false;
    if (result === true) result = held;
  }
  return result;
}

/** Whether some part holds. One that does decides, whatever is open. */
export function someHold<Part, Open = 'unknown'>(
  parts: readonly Part[],
  heldBy: (part: Part) => ThreeValued<Open>,
): ThreeValued<Open> {
  let result: ThreeValued<Open> = false;
  for (const part of parts) {
    const held = heldBy(part);
    if (held === true) return true;
    if (result === false) result = held;
  }
  return result;
}

/** What is open stays open. */
export function opposite<Open>(held: ThreeValued<Open>): ThreeValued<Open> {
  return typeof held === 'boolean' ? !held : held;
}

/** What several answers say together: theirs where they agree. Undefined where they are mixed, or there are none. */
export function agreed<Answer>(answers: readonly Answer[]): Answer | undefined {
  const [first] = answers;
  return answers.every(one => one === first) ? first : undefined;
}
