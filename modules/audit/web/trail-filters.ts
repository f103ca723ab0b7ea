import type { CallInput, Picked } from '#ui/index';
import type { listEvents } from '../contract.ts';

/** The filters as the address carries them. */
export type UrlFilters = {
  de: string;
  ate: string;
  tipos: string;
  detalhe: string;
  pessoa: string;
  registro: string;
  identificador: string;
  ip: string;
};

/** The filters as the form holds them: a box for each type, the person with the name. */
export type FormFilters = Omit<UrlFilters, 'tipos' | 'pessoa'> & {
  tipos: Record<string, boolean>;
  pessoa: Picked;
};

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;

/** The last seven days, everything. `today` is the civil date of the municipality. */
export function defaultFilters(today: string): UrlFilters {
  const from = new Date(new Date(`${today}T00:00:00Z`).getTime() - (DEFAULT_DAYS - 1) * DAY_MS);
  return {
    de: from.toISOString().slice(0, 10),
    ate: today,
    tipos: '',
    detalhe: '',
    pessoa: '',
    registro: '',
    identificador: '',
    ip: '',
  };
}

/** Names of boxes are texts: a number would make an array of the form's values. */
export const boxOf = (type: number): string => `t${type}`;

export function toForm({ tipos, pessoa, ...rest }: UrlFilters): FormFilters {
  const chosen = tipos === '' ? [] : tipos.split(',');
  return {
    ...rest,
    tipos: Object.fromEntries(chosen.map((type) => [`t${type}`, true])),
    pessoa: { value: pessoa, label: '' },
  };
}

export function fromForm({ tipos, pessoa, ...rest }: FormFilters): UrlFilters {
  const chosen = Object.entries(tipos).flatMap(([box, ticked]) => (ticked ? [Number(box.slice(1))] : []));
  const texts = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value.trim()]));
  return { ...rest, ...texts, pessoa: pessoa.value, tipos: chosen.sort((a, b) => a - b).join(',') };
}

type Query = NonNullable<CallInput<typeof listEvents>['query']>;

/** What the server is asked; empty filters are left out. */
export function toQuery(filters: UrlFilters): Query {
  const { de, ate, tipos, detalhe, pessoa, registro, identificador, ip } = filters;
  return {
    from: de,
    to: ate,
    ...(tipos ? { types: tipos } : {}),
    ...(detalhe ? { detail: detalhe } : {}),
    ...(pessoa ? { professionalId: pessoa } : {}),
    ...(registro ? { record: registro } : {}),
    ...(identificador ? { recordId: identificador } : {}),
    ...(ip ? { ip } : {}),
  };
}
