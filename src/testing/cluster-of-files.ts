import type { ManifestFile } from '#ask/analyze.js';
import { analyze } from '#ask/analyze.js';
import { check } from '#ask/check.js';
import type { Told } from '#configuration/told-of.js';
import { readCertificate } from '#crypto/read-certificate.js';
import { verifyCredentials } from '#crypto/verify-credentials.js';
import { placeText } from '#report/place-text.js';
import type { Examined } from './examined.js';

/** What is known of manifests as texts: analysed once for the same texts and options. */
export function clusterOfFiles(files: readonly ManifestFile[], told: Told): Examined {
  const key = JSON.stringify([files.map(({ file, text }) => [file, text]), told]);
  if (latest?.key !== key) latest = { key, value: examinedFiles(files, told) };
  return latest.value;
}

/** A test file asks the same manifests again and again. */
let latest: { readonly key: string; readonly value: Examined } | undefined;

function examinedFiles(files: readonly ManifestFile[], { options, rules }: Told): Examined {
  const facts = analyze(files, { ...options, readCertificate, verifyCredentials });
  const empty = facts.cluster.resources.length + facts.unreadable.length === 0;
  return {
    facts,
    diagnostics: check(facts, { rules }),
    faults: [
      ...(empty ? ['there is no manifest in it'] : []),
      ...facts.unreadable.map(({ at, message }) => `${placeText(at)}: ${message}`),
    ],
    warnings: [],
    fromCode: false,
  };
}

/** Texts with the names of their files. */
export function isManifestFiles(source: unknown): source is readonly ManifestFile[] {
  return Array.isArray(source) && source.length > 0 && source.every(isManifestFile);
}

function isManifestFile(one: unknown): boolean {
  if (typeof one !== 'object' || one === null) return false;
  return 'file' in one && typeof one.file === 'string' && 'text' in one && typeof one.text === 'string';
}
