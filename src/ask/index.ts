/**
 * The public API for questions, `gatewright/analyze`: facts of a cluster are made once, and questions are functions of facts.
 * It runs wherever JavaScript does.
 */
export { analyze } from './analyze.js';
export type { AnalyzeOptions, ControllerOptions, ManifestFile } from './analyze.js';
export { optionFaults } from './version-faults.js';
export type { Facts } from '#facts/facts.js';
export type { ValueFault, Understood } from './value-fault.js';
export type { Unreadable } from '#model/unreadable.js';
export type { CertificateContent, ReadCertificate } from '#model/certificate.js';
export type { HashForms, ShownCredentials, VerifyCredentials } from '#model/credentials.js';
export type { ControllerKind, ControllerSettings } from '#model/routing/controller.js';

// What is wrong?
export { check } from './check.js';
export type { CheckOptions } from './check.js';
export type { Ignore, RuleSettings } from '#analyze/settings.js';
export type {
  Category,
  Change,
  Diagnostic,
  Edit,
  Effect,
  Finding,
  Place,
  Related,
  Severity,
} from '#model/findings/diagnostic.js';
export type { Origin, Path } from '#model/origin.js';
export type { Subject } from '#model/resource.js';
export type { Json, JsonObject } from '#model/json.js';
export { applyEdits, editsOf as edits } from '#parse/edits/edits.js';

// What would each controller do?
export { routesOf as routes } from './routes.js';
export type { ControllerRoutes, ListenerRoutes, RouteEntry } from './routes.js';
export type { Backend, WeightedBackend } from '#model/backend.js';
export type { Policies, PolicyName, PolicySet } from '#model/policies/policies.js';

// Who answers a request?
export { request } from './answers.js';
export type { Answer } from './answers.js';
export type { RequestDetails } from './request.js';
export type { Outcome, OutcomeParts, Request, ServedCertificate, TraceStep, Upstream } from '#model/routing/request.js';
export type { UnknownCode } from '#model/routing/step.js';
export type { PodsReached } from '#journey/arrival.js';

// Who reaches whom?
export { connections, reach } from './reach/reach.js';
export type { ConnectionFilter, ConnectionList, ConnectionQuestion } from './reach/reach.js';
export type { AskedConnection } from './reach/question.js';
export type { Answered, Explained } from './reach/explained.js';
export type { ReachEntry, UnknownEntry } from './reach/entries.js';
export { reachChanges } from './reach/changes.js';
export type { ReachChanges } from './reach/changes.js';
export type {
  ControllerEnd,
  Direction,
  End,
  ExplanationLine,
  NodeEnd,
  PortRange,
  Protocol,
  Reason,
  ServiceEnd,
  SideExplanation,
  SmallestChange,
  UnknownCode as ReachUnknownCode,
  Verdict,
  WorkloadEnd,
} from '#network/index.js';

// Do the manifests do what is expected?
export { resultsOf as expectations } from './results.js';
export type { Result } from './results.js';
export type { ThreeValued } from '#model/three-valued.js';
export type { Expectations, ReachExpectation, RequestExpectation } from './expectations.js';
