type Given<Shape> = { readonly [Key in keyof Shape]?: Exclude<Shape[Key], undefined> };

/** Of the fields those that are said. */
export function given<Shape extends object>(fields: Shape): Given<Shape> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Shape>; // what is undefined is gone
}

/** The same, or undefined where nothing is said. */
export function givenAny<Shape extends object>(fields: Shape): Given<Shape> | undefined {
  const said = given(fields);
  return Object.keys(said).length === 0 ? undefined : said;
}
