import type { NotBuilt } from '#model/findings/build-note.js';
import { rule } from './rule.js';

/** What of a tree others have to build. */
export const kustomizationNotBuilt = rule({
  id: 'kustomization-not-built',
  category: 'manifest',
  severity: 'info',
  summary: 'A part of a kustomization is not built here.',
  why: 'What comes of it is not among the resources, and was not judged. What refers to it may be right: nothing is taken to be missing, with --complete neither.',
  fix: 'Check what comes out, with kustomize build --enable-helm FOLDER | gatewright check - in place of the folder.',
  reads: ['building'],
  *check({ building }) {
    for (const note of building) if (note.kind === 'not-built') yield { at: note.at, message: messageOf(note) };
  },
});

function messageOf({ what, name }: NotBuilt): string {
  switch (what) {
    case 'remote':
      return `${name} is fetched from elsewhere, which does not happen here`;
    case 'chart':
      return `the chart ${name} is rendered by Helm, which does not happen here`;
    case 'plugin':
      return `${name} is made by a plugin of kustomize, and no plugin is run here`;
    case 'schema':
      return `the schema ${name} is not read: lists of its kinds are replaced by patches, and not merged`;
    case 'component':
      return `no kustomization uses the component ${name}, so nothing comes of it`;
  }
}
