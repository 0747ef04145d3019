import { releaseOrNewest } from '#dialects/release.js';
import { laterAnnotations } from '../versions/later-fields.js';
import type { AnnotationField } from './annotation-fields.table.js';
import { routerFields, serviceFields } from './annotation-fields.table.js';

type Fields = Readonly<Record<string, AnnotationField>>;

/** The annotations that a version of Traefik reads, below `router.` or `service.`. */
export function annotationFields(root: 'router' | 'service', version: string | undefined): Fields {
  const later = laterAnnotations(releaseOrNewest(version));
  const all = root === 'router' ? routerFields : serviceFields;
  return later.size === 0 ? all : known(all, root, later);
}

function known(fields: Fields, at: string, later: ReadonlySet<string>): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !later.has(`${at}.${name}`))
      .map(([name, field]): [string, AnnotationField] => [
        name,
        field.type === 'fields' ? { ...field, fields: known(field.fields, `${at}.${name}`, later) } : field,
      ]),
  );
}
