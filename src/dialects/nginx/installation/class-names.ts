/** What an IngressClass of the controller has as spec.controller, unless a flag says otherwise. */
export const controllerClass = 'k8s.io/ingress-nginx';

/** The class that counts as the controller's where no IngressClass says whose it is, and in annotations. */
export const usualClass = 'nginx';
