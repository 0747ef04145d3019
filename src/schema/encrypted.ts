import { isObject } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import type { Problem } from './problem.js';

/** Whether SOPS has encrypted a manifest: its values are not what the API server will see. (getsops.io, the key `sops` with the authentication code) */
export function isEncrypted({ value }: Resource): boolean {
  const { sops } = value;
  return isObject(sops) && 'mac' in sops;
}

const message = 'the manifest is encrypted by SOPS: what it holds is not checked';

/** Says that an encrypted manifest is not checked. */
export const encrypted: Problem = {
  kind: 'unknown-field',
  severity: 'info',
  effect: 'unknown',
  path: ['sops'],
  part: 'key',
  message,
  cause: message,
};
