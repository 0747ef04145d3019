import { nginxAnnotation, nginxPrefix } from '../../../nginx-annotations.js';
import { blockedWordsIn, highestRiskIn } from '../../installation/configuration.js';
import { isAccepted } from '../../values/accepted-value.js';
import { isAbove } from '../../values/risks.js';

/** Why the controller, set up this way, would not take an annotation, with the way out. */
export function refusedAnnotation(
  key: string,
  value: string,
  data: Readonly<Record<string, string>>,
): string | undefined {
  const row = nginxAnnotation(key.slice(nginxPrefix.length));
  if (!row) return undefined;
  const allowed = highestRiskIn(data);
  if (isAbove(row.risk, allowed))
    return `ingress-nginx takes ${key} only where annotations-risk-level of its ConfigMap allows ${row.risk}, and it allows ${allowed}; raise it there, and in the settings of the controller`;
  const word = blockedWordsIn(data).find(one => value.includes(one));
  if (word !== undefined)
    return `annotation-value-word-blocklist of the ConfigMap holds ${word}, which is in ${key}; write it in another way`;
  const isWhole = row.value.kind === 'directives' || value === value.trim();
  const isTaken = value !== '' && isWhole && isAccepted(row.value, value);
  return isTaken
    ? undefined
    : `ingress-nginx takes ${row.value.wants} for ${key}, not ${value === '' ? 'nothing' : value}`;
}
