import { sentenceCase, ufOfIbge } from '@pec-aberto/brazil';
import { useQueries } from '@tanstack/react-query';
import { callApi, routeKey } from '#ui/index';
import { searchCbosContract } from '#modules/data-packages/contract';
import { listCities } from '#modules/health-network/contract';
import { fieldsWhere } from '#platform/contract/form/field';
import type { CitizenField } from '../../contract/definition/field.ts';
import { FORM } from '../../contract/definition/registration.ts';
import { cityLabel } from '../city-label.ts';

const fieldsOfTable = (table: CitizenField['named']): string[] =>
  fieldsWhere(FORM, ({ named }: CitizenField) => named === table);
type Change = { field: string; before: unknown; after: unknown };

const codesOf = (changes: readonly Change[], fields: readonly string[]): string[] => {
  const all = changes
    .filter(({ field }) => fields.includes(field))
    .flatMap(({ before, after }) => [before, after])
    .filter((code) => typeof code === 'string');
  return [...new Set(all)];
};

/** Words for the codes of municipalities and occupations in a history; what is not answered stays a code. */
export function useNamesOf(changes: readonly Change[]): ReadonlyMap<string, string> {
  const states = [
    ...new Set(
      codesOf(changes, fieldsOfTable('municipality')).flatMap((ibge) => ufOfIbge(ibge)?.sigla ?? []),
    ),
  ];
  const cbos = codesOf(changes, fieldsOfTable('occupation'));
  const cities = useQueries({
    queries: states.map((uf) => ({
      queryKey: routeKey(listCities, { query: { uf } }),
      queryFn: () => callApi(listCities, { query: { uf } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  const occupations = useQueries({
    queries: cbos.map((search) => ({
      queryKey: routeKey(searchCbosContract, { query: { search } }),
      queryFn: () => callApi(searchCbosContract, { query: { search } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map([
    ...cities.flatMap(({ data }) =>
      (data ?? []).map(({ ibge, name }): [string, string] => [ibge, cityLabel(name, ibge)]),
    ),
    ...occupations.flatMap(({ data }) =>
      (data ?? []).map(({ code, name }): [string, string] => [code, sentenceCase(name)]),
    ),
  ]);
}
