import { addressUnknown } from './address-unknown.js';
import { adminPortExposed } from './admin-port-exposed.js';
import { annotationIgnored } from './annotation-ignored.js';
import { annotationInvalid } from './annotation-invalid.js';
import { annotationOpaque } from './annotation-opaque.js';
import { annotationSpreads } from './annotation-spreads.js';
import { annotationUnknown } from './annotation-unknown.js';
import { apiDeprecated } from './api-deprecated.js';
import { apiExpressionBroken } from './api-expression-broken.js';
import { apiExpressionOpen } from './api-expression-open.js';
import { apiFieldMissing } from './api-field-missing.js';
import { apiFieldRepeated } from './api-field-repeated.js';
import { apiFieldUnknown } from './api-field-unknown.js';
import { apiKindRemoved } from './api-kind-removed.js';
import { apiKindUnknown } from './api-kind-unknown.js';
import { apiTypeWrong } from './api-type-wrong.js';
import { apiValueInvalid } from './api-value-invalid.js';
import { backendProtocolDiffers } from './backend-protocol-differs.js';
import { certificateLacksHost } from './certificate-lacks-host.js';
import { challengeCutOff } from './challenge-cut-off.js';
import { challengeTaken } from './challenge-taken.js';
import { configMapPrivateKey } from './config-map-private-key.js';
import { configurationRefused } from './configuration-refused.js';
import { controllerCutOff } from './controller-cut-off.js';
import { controllerUnread } from './controller-unread.js';
import { controllersOverlap } from './controllers-overlap.js';
import { dashboardExposed } from './dashboard-exposed.js';
import { disruptionBudgetsOverlap } from './disruption-budgets-overlap.js';
import { encodingBroken } from './encoding-broken.js';
import { externalNameAddress } from './external-name-address.js';
import { externalNameInternal } from './external-name-internal.js';
import { fileModeDecimal } from './file-mode-decimal.js';
import { ingressClassMissing } from './ingress-class-missing.js';
import { ingressUnserved } from './ingress-unserved.js';
import { issuerMissing } from './issuer-missing.js';
import { issuerSolverMissing } from './issuer-solver-missing.js';
import { kustomizationEntryIdle } from './kustomization-entry-idle.js';
import { kustomizationFieldDeprecated } from './kustomization-field-deprecated.js';
import { kustomizationNotBuilt } from './kustomization-not-built.js';
import { kustomizationRefused } from './kustomization-refused.js';
import { listenPortDiffers } from './listen-port-differs.js';
import { manifestUnreadable } from './manifest-unreadable.js';
import { middlewareMissing } from './middleware-missing.js';
import { namespaceMissing } from './namespace-missing.js';
import { placeholderUnfilled } from './placeholder-unfilled.js';
import { podReferenceMissing } from './pod-reference-missing.js';
import { podSecurityRefused } from './pod-security-refused.js';
import { policyAllowsEverything } from './policy-allows-everything.js';
import { policyDeniesEverything } from './policy-denies-everything.js';
import { policyDnsMissing } from './policy-dns-missing.js';
import { policyEgressCounterpart } from './policy-egress-counterpart.js';
import { policyIngressCounterpart } from './policy-ingress-counterpart.js';
import { policyIpBlockPods } from './policy-ip-block-pods.js';
import { policyMonitoringBlocked } from './policy-monitoring-blocked.js';
import { policyNotEnforced } from './policy-not-enforced.js';
import { policyPeerMatchesNothing } from './policy-peer-matches-nothing.js';
import { policyPeerTooWide } from './policy-peer-too-wide.js';
import { policyPortOfService } from './policy-port-of-service.js';
import { policyPortUnknown } from './policy-port-unknown.js';
import { policyRedundant } from './policy-redundant.js';
import { policyRefused } from './policy-refused.js';
import { policyReplicasCutOff } from './policy-replicas-cut-off.js';
import { policySelectsNothing } from './policy-selects-nothing.js';
import { policyShadowedByAdmin } from './policy-shadowed-by-admin.js';
import { policyTypesLackEgress } from './policy-types-lack-egress.js';
import { probePortClosed } from './probe-port-closed.js';
import { protectionBypassed } from './protection-bypassed.js';
import { referenceMissing } from './reference-missing.js';
import { routeDuplicate } from './route-duplicate.js';
import { routeShadowed } from './route-shadowed.js';
import { scaleTargetMissing } from './scale-target-missing.js';
import { selectorMatchesNothing } from './selector-matches-nothing.js';
import { serviceMissing } from './service-missing.js';
import { servicePortMissing } from './service-port-missing.js';
import { servicePortsCrossed } from './service-ports-crossed.js';
import { serviceSelectsApart } from './service-selects-apart.js';
import { signInGuarded } from './sign-in-guarded.js';
import { statefulSetServiceMissing } from './stateful-set-service-missing.js';
import { targetPortClosed } from './target-port-closed.js';
import { tlsHostUncovered } from './tls-host-uncovered.js';
import { tlsSecretMissing } from './tls-secret-missing.js';
import { workloadUnselected } from './workload-unselected.js';
import type { Rule } from './rule.js';

/** All rules, in the order of their ids: a new rule is a file, a line here, its examples and its page. */
export const rules: readonly Rule[] = [
  addressUnknown,
  adminPortExposed,
  annotationIgnored,
  annotationInvalid,
  annotationOpaque,
  annotationSpreads,
  annotationUnknown,
  apiDeprecated,
  apiExpressionBroken,
  apiExpressionOpen,
  apiFieldMissing,
  apiFieldRepeated,
  apiFieldUnknown,
  apiKindRemoved,
  apiKindUnknown,
  apiTypeWrong,
  apiValueInvalid,
  backendProtocolDiffers,
  certificateLacksHost,
  challengeCutOff,
  challengeTaken,
  configMapPrivateKey,
  configurationRefused,
  controllerCutOff,
  controllerUnread,
  controllersOverlap,
  dashboardExposed,
  disruptionBudgetsOverlap,
  encodingBroken,
  externalNameAddress,
  externalNameInternal,
  fileModeDecimal,
  ingressClassMissing,
  ingressUnserved,
  issuerMissing,
  issuerSolverMissing,
  kustomizationEntryIdle,
  kustomizationFieldDeprecated,
  kustomizationNotBuilt,
  kustomizationRefused,
  listenPortDiffers,
  manifestUnreadable,
  middlewareMissing,
  namespaceMissing,
  placeholderUnfilled,
  podReferenceMissing,
  podSecurityRefused,
  policyAllowsEverything,
  policyDeniesEverything,
  policyDnsMissing,
  policyEgressCounterpart,
  policyIngressCounterpart,
  policyIpBlockPods,
  policyMonitoringBlocked,
  policyNotEnforced,
  policyPeerMatchesNothing,
  policyPeerTooWide,
  policyPortOfService,
  policyPortUnknown,
  policyRedundant,
  policyRefused,
  policyReplicasCutOff,
  policySelectsNothing,
  policyShadowedByAdmin,
  policyTypesLackEgress,
  probePortClosed,
  protectionBypassed,
  referenceMissing,
  routeDuplicate,
  routeShadowed,
  scaleTargetMissing,
  selectorMatchesNothing,
  serviceMissing,
  servicePortMissing,
  servicePortsCrossed,
  serviceSelectsApart,
  signInGuarded,
  statefulSetServiceMissing,
  targetPortClosed,
  tlsHostUncovered,
  tlsSecretMissing,
  workloadUnselected,
];
