import fc from 'fast-check';

/**
 * Laws try the same cases each time, so that a change alone turns them red. `LAWS_SEED=fresh npm test` tries others, at
 * each run; `LAWS_SEED=123` those of a seed, as the report of a failure names it.
 */
const asked = process.env['LAWS_SEED'];

if (asked !== 'fresh') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_260_724) });
