import { github } from './formats/github.js';
import { gitlab } from './formats/gitlab.js';
import { json } from './formats/json.js';
import { junit } from './formats/junit.js';
import { markdown } from './formats/markdown.js';
import type { Format } from './report.js';
import { policyreport } from './formats/policyreport.js';
import { sarif } from './formats/sarif.js';
import { text } from './formats/text.js';

/** The formats in which `check` reports, by the names of the command line. */
export type FormatName = 'text' | 'json' | 'sarif' | 'junit' | 'github' | 'gitlab' | 'markdown' | 'policyreport';

/** All formats: a new one is a file, and a line here. */
export const formats: Readonly<Record<FormatName, Format>> = {
  text,
  json,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
  policyreport,
};

/** Their names, for the command line. */
export const formatNames = Object.keys(formats) as readonly FormatName[]; // the keys of the record above
