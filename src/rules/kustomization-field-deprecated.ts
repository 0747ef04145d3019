import { rule } from './rule.js';

/** Fields of a kustomization that have a successor. */
export const kustomizationFieldDeprecated = rule({
  id: 'kustomization-field-deprecated',
  category: 'manifest',
  severity: 'info',
  summary: 'A field of a kustomization has a successor.',
  why: 'kustomize still reads it, warns at each build, and is to drop it one day.',
  fix: 'Write the successor; `kustomize edit fix` does it where it can.',
  reads: ['building'],
  *check({ building }) {
    for (const note of building)
      if (note.kind === 'field-deprecated')
        yield { at: note.at, message: `${note.field} is deprecated; write ${note.instead}` };
  },
});
