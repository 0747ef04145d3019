import { isStatusRange } from '../values/status-range.js';
import type { Noted } from './feature.js';

/** Takes down statuses that Traefik cannot read. */
export function noteStatuses(key: string, statuses: readonly string[], noted: Noted): void {
  if (!statuses.every(isStatusRange))
    noted(key, 'statuses or ranges of them, each in an item of its own: 404, 500-599');
}
