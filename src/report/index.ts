import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Format } from './report.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

/** The formats in which `check` reports, by the names of the command line. */
export type FormatName = 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown';

/** All formats: a new one is a file, and a line here. */
export const formats: Readonly<Record<FormatName, Format>> = { text, json, sarif, junit, github, gitlab, markdown };

/** Their names, for the command line. */
export const formatNames = Object.keys(formats) as readonly FormatName[]; // the keys of the record above
