import { grouped } from '#model/grouped.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Declined, Reading } from '#dialects/dialect.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Resource } from '#model/resource.js';
import type { Held } from '#model/routing/condition.js';
import type { Note } from '#model/findings/note.js';
import { certificateNotes } from './listeners/certificate-notes.js';
import { certificatesOf } from './tls/certificates.js';
import { withCollisions } from './routers/collisions.js';
import { duplicateNotes } from './routers/duplicates.js';
import { withInternal } from './installation/entry-point.js';
import { refusedHosts } from './listeners/refused-hosts.js';
import { lostOptions } from './listeners/lost-options.js';
import { declinedIngress, ingressClaim, servesIngressRoute } from './installation/ingress-class.js';
import type { Made } from './ingress/ingress.js';
import { routersOfIngress } from './ingress/ingress.js';
import { routersOfIngressRoute } from './ingress-route/ingress-route.js';
import { unreadConfiguration } from './unread/unread-configuration.js';
import { listenersOf } from './listeners/listeners.js';
import { normalisationOf } from './listeners/normalisation.js';
import { clusterAsOf } from './versions/cluster-as-of.js';
import { doesOf } from './versions/does.js';
import { middlewaresOf } from './middlewares/middleware.js';
import type { ReadRouter } from './routers/read-router.js';
import { readRouters } from './routers/read-router.js';
import type { Context } from './context/reading-context.js';
import { contextOf } from './context/reading-context.js';
import { redirectionRouters } from './routers/redirection.js';
import { bindingNotes } from './routers/entry-point-binding.js';
import { misplacedAnnotations } from './unread/misplaced-annotations.js';
import type { TcpRoutes } from './tcp/tcp-routes.js';
import { tcpRoutesOf } from './tcp/tcp-routes.js';
import { tlsOptionsOf } from './tls/tls-options.js';
import type { TraefikServices } from './services/traefik-service.js';
import { traefikServicesOf } from './services/traefik-service.js';
import { routerTrees } from './routers/parent-routers.js';
import { unreadProviders, withUnread } from './unread/unread-providers.js';
import { unservedClassNotes } from './unread/unserved-classes.js';

/** What a Traefik makes of a cluster's manifests. */
export function read(manifests: Cluster, settings: ControllerSettings): Reading {
  const { cluster, notes: later } = clusterAsOf(manifests, settings.version, doesOf(settings.version));
  const { table, notes } = readingOf(contextOf(cluster, settings));
  return { table, notes: [...later, ...notes] };
}

function readingOf(context: Context): Reading {
  const { cluster, settings, configuration } = context;
  const { does } = configuration;
  const traefikServices = configuration.crd && traefikServicesOf(context, configuration.crd);
  const middlewares = middlewaresOf(context, traefikServices);
  const tlsOptions = tlsOptionsOf(context);
  const made = providersOf(context, traefikServices);
  const tcp = tcpRoutesOf(context);
  const routers = readRouters([...withCollisions(made.routers), ...redirectionRouters(configuration)], does);
  const secured = [...made.routes, ...tcp.resources];
  const certificates = certificatesOf(context, made.ingresses, secured, hostsIn(routers, tcp));
  const named = [...routers.map(({ router }) => router), ...tcp.routes].flatMap(one => one.entryPoints);
  const entryPoints = withInternal(configuration.entryPoints, named, does);
  const { trees, notes } = routerTrees(routers, middlewares, tlsOptions);
  const { choices } = certificates;
  const refused = refusedHosts(routers, entryPoints, tlsOptions, choices);
  const unread = unreadProviders(cluster, configuration);
  const held = { does, entryPoints, trees, routers, middlewares, tlsOptions };
  const listeners = listenersOf({ ...held, certificates: choices, tcpRoutes: tcp.routes });
  const normalisation = normalisationOf(does, true);
  return {
    table: { controller: settings.name, normalisation, listeners: withUnread(listeners, unread) },
    notes: [
      ...made.notes,
      ...tcp.notes,
      ...[middlewares, tlsOptions, certificates].flatMap(one => one.notes),
      ...routers.flatMap(({ router }) => bindingNotes(router, entryPoints)),
      ...notes,
      ...duplicateNotes(trees, entryPoints),
      ...certificateNotes(trees, entryPoints, certificates, cluster.complete, refused),
      ...lostOptions(routers, entryPoints),
      ...misplacedAnnotations(context),
      ...unservedClassNotes(context),
      ...(settings.static ? [] : unreadConfiguration(cluster)),
      ...unread,
    ],
    declined: declinedIngresses(context),
  };
}

interface Provided extends Made {
  readonly ingresses: readonly Cluster['resources'][number][];
  readonly routes: readonly Cluster['resources'][number][];
}

function providersOf(context: Context, traefikServices: TraefikServices | undefined): Provided {
  const { cluster, settings, configuration } = context;
  const { ingress, crd } = configuration;
  const claimOn = (one: Resource): Held => ingress !== undefined && ingressClaim(one, cluster, ingress, settings);
  const ingresses = ofKind(cluster, 'networking.k8s.io', 'Ingress').filter(one => claimOn(one) !== false);
  const routes = crd
    ? ofKind(cluster, 'traefik.io', 'IngressRoute').filter(one => servesIngressRoute(one, crd, settings))
    : [];
  const ofIngresses: readonly (readonly [Resource, Made])[] = ingress
    ? ingresses.map(one => [one, perhaps(routersOfIngress(context, ingress, one), claimOn(one))])
    : [];
  const made: readonly Made[] = [
    ...ofIngresses.map(([, one]) => one),
    ...(crd && traefikServices
      ? routes.map(one => routersOfIngressRoute({ context, provider: crd, traefikServices }, one))
      : []),
  ];
  const notes: readonly Note[] = [...made.flatMap(one => one.notes), ...(traefikServices?.notes ?? [])];
  const served = ofIngresses.flatMap(([resource, { passedOver }]) => (passedOver ? [] : [resource]));
  return { ingresses: served, routes, routers: made.flatMap(one => one.routers), notes };
}

// Whether the Ingress is Traefik's at all may be open.
function perhaps(made: Made, claim: Held): Made {
  if (typeof claim === 'boolean') return made;
  const routers = made.routers.map(one => ({ ...one, target: { ...one.target, doubt: one.target.doubt ?? claim } }));
  return { ...made, routers };
}

/** The Ingresses that no class leads to another controller, and that Traefik leaves out. */
function declinedIngresses({ cluster, settings, configuration: { ingress } }: Context): readonly Declined[] {
  if (!ingress) return [];
  const all = ofKind(cluster, 'networking.k8s.io', 'Ingress');
  return all.flatMap(one => declinedIngress(one, cluster, ingress, settings) ?? []);
}

// The hosts that the routes of an IngressRoute or IngressRouteTCP name.
function hostsIn(
  routers: readonly ReadRouter[],
  tcp: TcpRoutes,
): (route: Cluster['resources'][number]) => readonly string[] {
  const byRoute = grouped(routers, ({ router }) => router.place.resource);
  const ofTcp = grouped(tcp.routes, ({ resource }) => resource);
  return route => [
    ...new Set([
      ...(byRoute.get(route) ?? []).flatMap(({ hosts }) => hosts),
      ...(ofTcp.get(route) ?? []).flatMap(({ rule }) => rule.hosts),
    ]),
  ];
}
