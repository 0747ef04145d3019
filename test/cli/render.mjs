// Renders texts of markdown (a JSON list on standard input) as GitHub and as others do, HTML in them included: JSON on standard output.
import { readFileSync } from 'node:fs';
import { marked } from 'marked';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const byMicromark = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
const texts = JSON.parse(readFileSync(0, 'utf8'));
const pages = texts.map(text => ({ micromark: micromark(text, byMicromark), marked: marked.parse(text) }));
process.stdout.write(JSON.stringify(pages));
