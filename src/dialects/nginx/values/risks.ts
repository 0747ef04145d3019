import type { AnnotationRisk } from '../../nginx-annotations.js';

/** Whether a risk is greater than the one that annotations-risk-level allows. (ingress-nginx v1.15.1, internal/ingress/annotations/parser/validators.go:253) */
export function isAbove(risk: AnnotationRisk, allowed: AnnotationRisk): boolean {
  return risks.indexOf(risk) > risks.indexOf(allowed);
}

const risks: readonly AnnotationRisk[] = ['Low', 'Medium', 'High', 'Critical'];
