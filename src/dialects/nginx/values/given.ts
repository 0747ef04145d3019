/** The fields that have a value. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>; // those of Fields that are left
}

export type Given<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** The same, or undefined where none has. */
export function anyGiven<Fields extends object>(fields: Fields): Given<Fields> | undefined {
  return Object.values(fields).some(value => value !== undefined) ? given(fields) : undefined;
}
