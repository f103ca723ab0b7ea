/** The first few of a list of municipalities, and how many more there are. */
export function municipalitiesText(list: ReadonlyArray<{ name: string; uf: string }>): string {
  const SHOWN = 3;
  const names = list.slice(0, SHOWN).map(({ name, uf }) => `${name}/${uf}`);
  const more = list.length - names.length;
  return more > 0 ? `${names.join(', ')} e mais ${more}` : names.join(', ');
}
