/** The API groups of Calico's kinds: that of its API, and that in which it stores them. */
export const calicoGroups = ['projectcalico.org', 'crd.projectcalico.org'] as const;
