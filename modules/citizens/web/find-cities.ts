import { callApi, type Choice } from '#ui/index';
import { searchMunicipalityCodesContract } from '#modules/data-packages/contract';
import { cityLabel } from './city-label.ts';

/** Municipalities of the table of IBGE by part of the name, as choices of a field. */
export async function findCities(search: string, call: { signal: AbortSignal }): Promise<Choice[]> {
  const found = await callApi(searchMunicipalityCodesContract, { query: { search } }, call);
  return found.map(({ ibge, name }) => ({ value: ibge, label: cityLabel(name, ibge) }));
}
