import { ufOfIbge } from '@pec-aberto/brazil';

/** "Florianópolis – SC", of a municipality by its IBGE code. */
export function cityLabel(name: string, ibge: string): string {
  const uf = ufOfIbge(ibge)?.sigla;
  return uf ? `${name} – ${uf}` : name;
}
