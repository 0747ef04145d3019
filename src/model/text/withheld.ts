import type { Json } from '../json.js';
import { textOfBase64 } from './base64.js';

/**
 * Whether a value stands in place of one that is kept back: a mask, or what a tool writes of it. What it was is not known.
 * (openshift/oc at 30a94a4, pkg/cli/admin/inspect/secret.go, elideSecret: `17 bytes long`; troubleshoot v0.123, pkg/redact: ***HIDDEN***;
 * gitops-engine v0.7, pkg/diff: ++++++++; sops v3.10: ENC[…]; argocd-vault-plugin v1.18: <path:…>)
 */
export function isWithheld(value: Json | undefined): boolean {
  if (value === null) return true;
  if (typeof value !== 'string') return false;
  return isMask(value) || isMask(textOfBase64(value) ?? '');
}

function isMask(text: string): boolean {
  return masks.some(mask => mask.test(text.trim()));
}

const masks: readonly RegExp[] = [
  /^([*+xX#•.\-_])\1{2,}$/,
  /^[^a-z0-9]{0,6}(?:redacted|removed|hidden|masked|omitted|sanitized|sanitised|censored|obfuscated|scrubbed|elided|withheld|confidential)[^a-z0-9]{0,6}$/i,
  /^[^a-z0-9]{1,6}(?:redacted|removed|hidden|masked|omitted|sanitized|sanitised|censored|elided|sensitive|secret)\b.{0,40}$/i,
  /^\d+ bytes long$/,
  /^ENC\[[^\]]+\]$/,
  /^<[^<>\n]+>$/,
];
