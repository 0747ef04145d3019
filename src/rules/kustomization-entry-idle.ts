import type { IdleEntry } from '#model/findings/build-note.js';
import { rule } from './rule.js';

/** What a kustomization asks for and does not get. */
export const kustomizationEntryIdle = rule({
  id: 'kustomization-entry-idle',
  category: 'manifest',
  severity: 'warning',
  summary: 'An entry of a kustomization does nothing.',
  why: 'kustomize says nothing of it: the resources stay as they are, and what was meant to change does not.',
  fix: 'Correct what the entry looks for, or take it out.',
  reads: ['building'],
  *check({ building }) {
    for (const note of building) if (note.kind === 'entry-idle') yield { at: note.at, message: messageOf(note) };
  },
});

function messageOf({ field, what, wants = '' }: IdleEntry): string {
  switch (what) {
    case 'unmatched':
      return `${field}: no resource here has ${wants}, so the entry does nothing`;
    case 'empty':
      return `${field}: the patch is empty, so the entry does nothing`;
    case 'not-read':
      return `${field}: kustomize reads the first document of a kustomization, and no other`;
  }
}
