/** How places stand in a controller that puts the higher first, whatever their authors meant. */
export interface Heights<Place> {
  /** How high a place stands by itself. */
  own(place: Place): number;
  /** Those that may stand in its way, among others. */
  among(place: Place): Iterable<Place>;
  /** Whether the first is meant to come before the second. */
  comesBefore(place: Place, other: Place): boolean;
  /** The least height that can be given to a place of that height by itself. */
  raised(own: number, least: number): number;
}

/**
 * The height of each place, such that each stands above those that it is meant to come before: its own where that will do, and
 * not more than it takes where it will not. The places that come last are given first.
 */
export function settled<Place>(lowestFirst: readonly Place[], heights: Heights<Place>): ReadonlyMap<Place, number> {
  const given = new Map<Place, number>();
  for (const place of lowestFirst) {
    const own = heights.own(place);
    let height = own;
    for (const other of heights.among(place)) {
      const taken = given.get(other);
      if (taken === undefined || taken < height || !heights.comesBefore(place, other)) continue;
      height = heights.raised(own, taken + 1);
    }
    given.set(place, height);
  }
  return given;
}
