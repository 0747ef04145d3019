import type { Consequence, ReferencedResource } from '#model/findings/note.js';
import type { InvalidValue } from '../annotations/invalid-value.js';
import type { Noted } from './feature.js';
import type { Reads } from './reads.js';

/** A value that is right and that nobody looks at. */
export interface IdleValue {
  /** The annotation, by its main name. */
  readonly name: string;
  readonly because: string;
}

/** An object that an annotation names and that is not among the manifests. */
export interface Reference {
  readonly name: string;
  readonly object: ReferencedResource;
  /** It may stand elsewhere. */
  readonly isOpen: boolean;
  readonly consequence: Consequence;
}

/** What features notice while they read, and where they put it. */
export interface Noticed {
  readonly noted: Noted;
  readonly invalid: readonly InvalidValue[];
  readonly idle: readonly IdleValue[];
  readonly references: readonly Reference[];
}

export function noticedIn({ annotations }: Reads): Noticed {
  const invalid: InvalidValue[] = [];
  const idle: IdleValue[] = [];
  const references: Reference[] = [];
  const noted: Noted = {
    invalid: (name, wants, effect, names) => {
      const written = annotations.writtenAs(name);
      invalid.push({ name: written, value: annotations.raw(written), wants, effect, ...(names && { names }) });
    },
    idle: (name, because) => {
      if (annotations.present.has(annotations.writtenAs(name))) idle.push({ name, because });
    },
    open: (name, object) => {
      references.push({ name, object, isOpen: true, consequence: unanswered });
    },
    missing: (name, object, consequence) => {
      references.push({ name, object, isOpen: false, consequence });
    },
  };
  return { noted, invalid, idle, references };
}

const unanswered: Consequence = { kind: 'answered', what: 'every-path', status: 503 };

/** For what is read once more, and was noted before. */
export const unnoted: Noted = {
  invalid: () => undefined,
  idle: () => undefined,
  open: () => undefined,
  missing: () => undefined,
};
