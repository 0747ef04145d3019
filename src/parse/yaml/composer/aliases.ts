import type { Composer } from './composer.js';
import { addFault, addLevels, addRow, setColumn } from './composer.js';
import { put, putKey } from './mappings.js';
import { spokenText } from '../../spoken-text.js';
import { columns, nodeKinds } from '../../tree.js';

/** `*name`: the node of that name once more, as key or as value. */
export function addAlias(composer: Composer, name: string, start: number, end: number): void {
  const { top } = composer;
  const anchor = composer.anchors.get(name);
  if (!anchor || anchor.open) {
    const named = (sign: string): string => spokenText(composer.source, ` ${sign}${name}`, '');
    const fault = anchor
      ? `the anchor${named('&')} holds itself`
      : `no anchor${named('&')} stands before the alias${named('*')}`;
    addFault(composer, start, end, fault);
    return;
  }
  addLevels(composer, anchor.height, start, end);
  composer.decoded += 1 + anchor.size;
  composer.aliased += anchor.size;
  if (isExcessive(composer)) {
    const hint = 'write the repeated parts out, or leave them away';
    addFault(composer, start, end, 'aliases repeat so much of the document that kubectl refuses it', hint);
  } else if (top?.mapping && !top.awaitsValue) {
    if (anchor.key === undefined) addFault(composer, start, end, 'an alias stands where a key has to be text');
    putKey(top, anchor.key ?? '', start, end, typeof anchor.value !== 'string');
  } else {
    const row = addRow(composer, nodeKinds.alias, start, end);
    setColumn(composer, row, columns.target, anchor.row);
    put(composer, anchor.value, row);
  }
}

/** More than this share of decodings inside aliases is refused. (go.yaml.in/yaml/v2 v2.4.3, decode.go: allowedAliasRatio) */
function isExcessive({ decoded, aliased }: Composer): boolean {
  if (aliased <= 100 || decoded <= 1000) return false;
  const allowed = 0.99 - 0.89 * Math.min(1, Math.max(0, (decoded - 400_000) / 3_600_000));
  return aliased / decoded > allowed;
}
