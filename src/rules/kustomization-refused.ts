import type { BuildNote, RefusedBuild } from '#model/findings/build-note.js';
import { rule } from './rule.js';

/** Where `kustomize build` fails. */
export const kustomizationRefused = rule({
  id: 'kustomization-refused',
  category: 'manifest',
  severity: 'error',
  summary: 'A kustomization cannot be built.',
  why: 'kustomize stops at the first of these and writes nothing, and neither do kubectl apply -k, Flux and Argo CD. What else the kustomization says is checked here all the same.',
  fix: 'Mend the entry; `kustomize build` on the folder shows whether it goes through.',
  reads: ['building'],
  *check({ building }) {
    for (const note of building) if (isRefused(note)) yield { at: note.at, message: messageOf(note) };
  },
});

function isRefused(note: BuildNote): note is BuildNote & RefusedBuild {
  return !['entry-idle', 'field-deprecated', 'not-built'].includes(note.kind);
}

function messageOf(note: RefusedBuild): string {
  switch (note.kind) {
    case 'file-missing':
      return `${note.field}: nothing is at ${note.path}; take the entry out, or write the file`;
    case 'file-unread':
      return `${note.path} cannot be read (${note.because})`;
    case 'folder-without-kustomization':
      return `no kustomization is in ${note.path}; name its files one by one, or write a kustomization.yaml there`;
    case 'two-kustomizations':
      return `the folder has several kustomizations: ${note.files.join(', ')}; keep one of them`;
    case 'build-cycle':
      return `the kustomizations name each other in a ring: ${note.folders.join(' → ')}; take one of the entries out`;
    case 'field-unknown':
      return `${note.field} is no field of a kustomization${note.nearest === undefined ? '' : `; ${note.nearest} is`}`;
    case 'field-misshapen':
      return `${note.field} is not ${note.wanted}${note.wanted === 'a text' ? ', and kustomize takes nothing else; put it in quotes' : ''}`;
    case 'kind-unexpected':
      return kindMessage(note);
    case 'version-unexpected':
      return `apiVersion is ${note.found || 'empty'}, and kustomize wants ${note.wanted}`;
    case 'empty-kustomization':
      return 'the kustomization is empty; name at least one resource';
    case 'no-resource':
      return `resources: ${note.path} holds ${note.found}, and kustomize wants resources; name it elsewhere, or take the entry out`;
    case 'resource-twice':
      return `${note.id} is there already; keep one, or change it by a patch`;
    case 'object-unmatched':
      return unmatchedMessage(note);
    case 'step-refused':
      return `${note.field}${note.id === undefined ? '' : `, for ${note.id}`}: ${note.because}`;
  }
}

function kindMessage({ found, wanted }: RefusedBuild & { readonly kind: 'kind-unexpected' }): string {
  if (wanted === 'Component')
    return 'the folder holds no component; name it under resources, or give it kind: Component';
  if (found === 'Component') return 'the folder holds a component; name it under components';
  return `kind is ${found || 'empty'}, and kustomize wants ${wanted}`;
}

function unmatchedMessage({ field, id, found }: RefusedBuild & { readonly kind: 'object-unmatched' }): string {
  const what = id.trim() === '' ? 'what it names' : id;
  if (found === 0)
    return `${field}: ${what} is not among the resources; correct kind, name or namespace, or take the entry out`;
  return `${field}: ${what} is any of ${found} resources; say its namespace too`;
}
