import type { Workload } from '#cluster/workloads.js';
import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const fileModeDecimal = rule({
  id: 'file-mode-decimal',
  category: 'security',
  severity: 'warning',
  summary: 'The mode of a file is written as if it were octal, and is read as a decimal number.',
  why: 'YAML takes 400 for four hundred, which is 0620: the group may write what nobody but the owner was to read. The API server accepts it.',
  fix: 'Write it with a zero before it, 0400; in JSON, which has no octal numbers, write the decimal number, 256.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const workload of cluster.pods.workloads) {
      for (const { value, path } of modesOf(workload)) {
        if (typeof value !== 'number' || !isMeantOctal(value)) continue;
        const { resource } = workload;
        const octal = value.toString(8).padStart(4, '0');
        const message = `${path.at(-1) ?? ''} ${value} is read as a decimal number, which is ${octal} in octal; write 0${value}, or ${parseInt(String(value), 8)} in JSON`;
        yield { at: resource.locate(path), subject: subjectOf(resource), path, message };
      }
    }
  },
});

/** The modes that people give to files. */
const usual: ReadonlySet<number> = new Set([
  0o400, 0o440, 0o444, 0o500, 0o550, 0o555, 0o600, 0o640, 0o644, 0o660, 0o664, 0o666, 0o700, 0o740, 0o744, 0o750, 0o755,
  0o770, 0o775, 0o777,
]);

/** Its digits are a usual mode, and the number is none. Above 0777 the API server refuses it. */
function isMeantOctal(value: number): boolean {
  return (
    value <= 0o777 && /^[0-7]{3}$/.test(String(value)) && usual.has(parseInt(String(value), 8)) && !usual.has(value)
  );
}

interface Mode {
  readonly value: Json | undefined;
  readonly path: Path;
}

/** The modes of the volumes of pods, of whole volumes and of single files. */
function modesOf({ spec, path }: Workload): readonly Mode[] {
  return itemsOf(spec['volumes']).flatMap((json, at) => {
    const volume = objectOf(json);
    const place = [...path, 'volumes', at];
    return sources.flatMap(name => modesIn(volume[name], [...place, name]));
  });
}

const sources = ['secret', 'configMap', 'downwardAPI', 'projected'];

function modesIn(json: Json | undefined, path: Path): readonly Mode[] {
  const { defaultMode, items, sources: parts } = objectOf(json);
  const files = itemsOf(items).map((item, at) => ({
    value: objectOf(item)['mode'],
    path: [...path, 'items', at, 'mode'],
  }));
  const projected = itemsOf(parts).flatMap((part, at) =>
    sources.flatMap(name => modesIn(objectOf(part)[name], [...path, 'sources', at, name])),
  );
  return [{ value: defaultMode, path: [...path, 'defaultMode'] }, ...files, ...projected];
}
