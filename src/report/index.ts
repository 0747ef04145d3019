import { json } from './json.js';
import type { Format } from './report.js';

export type FormatName = 'json' | 'text';

/** All formats: a new one is a file, and a line here. */
export const formats: Readonly<Record<FormatName, Format>> = { json, text: json };

/** Their names, for the command line. */
export const formatNames = Object.keys(formats) as readonly FormatName[]; // the keys of the record above
