import type { Timing } from '#analyze/diagnostics.js';
import { diagnosticsOf } from '#analyze/diagnostics.js';
import { factsOf } from '#analyze/facts.js';
import type { RuleSettings } from '#analyze/settings.js';
import { onceEach } from '#analyze/once-each.js';
import { unjudgedIn, unjudgedInAll } from '#analyze/unjudged/unjudged.js';
import type { Change, Diagnostic, Edit } from '#model/findings/diagnostic.js';
import type { Unjudged } from '#model/findings/unjudged.js';
import type { Editor } from '#parse/edits/edits.js';
import { editorOf } from '#parse/edits/edits.js';
import type { MaskedPart } from '#parse/mask/masked.js';
import { maskedParts } from '#parse/mask/masked.js';
import type { Report, Summary } from '#report/report.js';
import { terminal } from '#report/escaping/shown.js';
import { rules } from '#rules/index.js';
import type { Baseline, BaselineOptions } from './baseline.js';
import type { CommonOptions } from '../session/common-options.js';
import { ruleFault } from '#analyze/known-names.js';
import { ofCluster, saidOnce } from './clusters.js';
import { UsageError } from '../contract/exit.js';
import type { Session } from '../session/session.js';
import { watched } from '../session/watched.js';
import type { Streams } from '../contract/streams.js';
import { packageVersion } from '../contract/package.js';

/** The flags of `check`. */
export interface CheckOptions extends CommonOptions, BaselineOptions {
  readonly fix?: true;
  readonly explain?: true;
  readonly timing?: boolean;
}

/** What was found in one cluster, and what nobody looked at. */
interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly unjudged: readonly Unjudged[];
}

/** The diagnostics of all clusters of a call, ready to be printed in any format. */
export function checkReport(
  sessions: readonly Session[],
  options: CheckOptions,
  baseline: Baseline,
  streams: Streams,
): Report {
  const told = watched(streams, options);
  const found = sessions.map((session, at) => {
    const before = sessions.length > 1 ? `cluster ${at + 1} of ${sessions.length}: ` : '';
    return foundIn(session, options, { ...told, progress: doing => told.progress?.(`${before}${doing}`) });
  });
  const diagnostics = onceEach(baseline(saidOnce(found.flatMap(one => one.diagnostics))));
  const unjudged = unjudgedInAll(found.map(one => one.unjudged));
  const texts = new Map(sessions.flatMap(session => [...session.texts]));
  return {
    diagnostics,
    summary: { ...countsOf(sessions, diagnostics), unjudged },
    rules: rules.map(({ id, category, severity, summary, why, fix }) => ({
      id,
      category,
      severity,
      summary,
      why,
      fix,
    })),
    files: [...texts.keys()],
    textOf: file => texts.get(file),
    shownPartOf: masking(texts),
    editsOf: editing(texts),
    version: packageVersion(),
    explain: options.explain ?? false,
    colour: options.color && streams.colour,
    quiet: options.quiet ?? false,
  };
}

/** What is found in one cluster; what was known of it is not kept. */
function foundIn(session: Session, options: CheckOptions, streams: Streams): Found {
  streams.progress?.(`resources: ${session.resources.length}, as the API server and the controllers read them`);
  const facts = factsOf(session, session.settings);
  const diagnostics = diagnosticsOf(facts, ruleSettingsOf(session, options), timingOf(options, streams));
  return { diagnostics: ofCluster(session, diagnostics), unjudged: unjudgedIn(facts) };
}

/** Tells of each rule that is done, and with `--timing` how long it took. */
function timingOf({ timing }: CheckOptions, { progress, err }: Streams): Timing {
  let done = 0;
  return {
    now: () => performance.now(),
    report: (rule, ms) => {
      done += 1;
      progress?.(`${done} of ${rules.length} rules`);
      if (timing) err(terminal`${ms.toFixed(1).padStart(9)} ms  ${rule}\n`);
    },
  };
}

function ruleSettingsOf({ configuration }: Session, { only, skip }: CheckOptions): RuleSettings {
  const [fault] = [...only, ...skip].flatMap(id => ruleFault(id) ?? []);
  if (fault !== undefined) throw new UsageError(fault);
  return { rules: configuration.rules, only, skip, ignore: configuration.ignore };
}

function countsOf(sessions: readonly Session[], diagnostics: readonly Diagnostic[]): Omit<Summary, 'unjudged'> {
  const sum = (of: (session: Session) => number): number => sessions.reduce((total, one) => total + of(one), 0);
  const shown = (severity: Diagnostic['severity']): number =>
    diagnostics.filter(one => one.severity === severity && !one.suppressed).length;
  return {
    files: new Set(sessions.flatMap(one => one.inputs.map(({ file }) => file))).size,
    resources: sum(one => one.counts.resources),
    ignored: sum(one => one.counts.ignored),
    unreadable: sum(one => one.counts.unreadable),
    errors: shown('error'),
    warnings: shown('warning'),
    infos: shown('info'),
  };
}

/** What is shown of a file is masked once. */
function masking(texts: ReadonlyMap<string, string>): Report['shownPartOf'] {
  const known = new Map<string, MaskedPart>();
  return (file, start, end) => {
    const part = known.get(file) ?? maskedParts(texts.get(file) ?? '');
    known.set(file, part);
    return part(start, end);
  };
}

/** Each file is prepared for edits once. */
function editing(texts: ReadonlyMap<string, string>): (change: Change) => readonly Edit[] {
  const editors = new Map<string, Editor>();
  return change => {
    const { file } = change.at;
    const editor = editors.get(file) ?? editorOf(texts.get(file) ?? '');
    editors.set(file, editor);
    return editor(change);
  };
}
