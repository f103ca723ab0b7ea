import type { FichaPlace, ToldPlace } from './queries.ts';

/** A place that fichas name and the installation does not have; `unitCnes` null: the whole municipality. */
export type UnknownPlace = { ibge: string; municipality: string | null; unitCnes: string | null };

/** What of the place of a ficha is missing here; null when all is known. */
export function unknownPlace({ ibge, unitCnes }: ToldPlace, place: FichaPlace): UnknownPlace | null {
  if (place.municipalityId === null) return { ibge, municipality: null, unitCnes: null };
  return place.unitId === null ? { ibge, municipality: place.municipality, unitCnes } : null;
}

const codeOf = ({ ibge }: UnknownPlace) => (ibge ? `de código IBGE ${ibge}` : 'sem código IBGE');

/** The sentence of one ficha: what is missing. */
export function unknownReason(unknown: UnknownPlace): string {
  const { municipality, unitCnes, ibge } = unknown;
  if (unitCnes === null) {
    return `O município da ficha, ${codeOf(unknown)}, não está nesta instalação.`;
  }
  const unit = unitCnes ? `de CNES ${unitCnes}` : 'sem CNES';
  return `A unidade da ficha, ${unit}, não está no cadastro de ${municipality ?? ''} (IBGE ${ibge}).`;
}

/** What to do, once for all the fichas of a run: a sentence for each municipality, in the order of their codes. */
export function whatToDo(unknowns: Iterable<UnknownPlace>): string[] {
  const places = new Map<string, { place: UnknownPlace; units: Set<string> }>();
  for (const place of unknowns) {
    const known = places.get(place.ibge) ?? { place, units: new Set() };
    if (place.unitCnes) known.units.add(place.unitCnes);
    places.set(place.ibge, known);
  }
  return [...places.values()]
    .toSorted((a, b) => (a.place.ibge < b.place.ibge ? -1 : 1))
    .map(({ place, units }) => {
      if (place.unitCnes === null) {
        return (
          `O município ${codeOf(place)} não está nesta instalação. ` +
          'Aplique estas fichas na instalação dele, ou cadastre-o e importe o CNES dele antes de repetir.'
        );
      }
      const which = [...units].toSorted().join(', ') || 'sem código';
      return (
        `Falta${units.size > 1 ? 'm' : ''} em ${place.municipality ?? ''} (IBGE ${place.ibge}) ` +
        `${units.size > 1 ? 'as unidades' : 'a unidade'} de CNES ${which}. ` +
        'Importe o arquivo do CNES deste município que as traga (pec cnes import) e repita.'
      );
    });
}
