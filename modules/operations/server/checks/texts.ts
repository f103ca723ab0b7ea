const NUMBER = new Intl.NumberFormat('pt-BR', { maximumFractionDigits: 1 });

/** Bytes as people read them: '38 GB'. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${NUMBER.format(value)} ${units[unit]}`;
}

/** The first few of a list of municipalities, and how many more there are. */
export function municipalitiesText(list: ReadonlyArray<{ name: string; uf: string }>): string {
  const SHOWN = 3;
  const names = list.slice(0, SHOWN).map(({ name, uf }) => `${name}/${uf}`);
  const more = list.length - names.length;
  return more > 0 ? `${names.join(', ')} e mais ${more}` : names.join(', ');
}
