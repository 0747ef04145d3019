import { tell } from './suites.js';

/** The suites that the mutations of a room meet (tools/mutation), its own first. */
const suites: unknown = JSON.parse(process.env['GATEWRIGHT_MUTANT_SUITES'] ?? '[]');

tell(suites as readonly string[]);
