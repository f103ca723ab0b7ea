import type { CommandContext } from '#platform/cli/command';
import { refused } from '#platform/errors/problem';
import type { Platform } from '#platform/runtime/platform';
import {
  findLoteByNumber,
  findPlaceByIbge,
  type GeneratedLote,
  listPlaces,
  type Place,
} from '../server/sending/sending-queries.ts';

export const ibgeOption = {
  type: 'string',
  description: 'Código IBGE do município (7 dígitos); pode faltar onde há um só',
} as const;

/** The municipality a command works for: the one told, or the only one there is. Throws 422. */
export async function placeOf({
  options,
  platform,
}: Pick<CommandContext<Platform>, 'options' | 'platform'>): Promise<Place> {
  const { ibge } = options;
  if (typeof ibge === 'string') {
    const place = await findPlaceByIbge(platform.db, ibge);
    if (place) return place;
    throw refused(
      'municipality-unknown',
      `O município ${ibge} não está nesta instalação. Confira o código IBGE.`,
    );
  }
  const [only, second] = await listPlaces(platform.db);
  if (!only) throw refused('municipality-none', 'Esta instalação ainda não tem município. Cadastre-o antes.');
  if (second) {
    throw refused(
      'municipality-several',
      'Esta instalação tem vários municípios. Diga qual com --ibge CÓDIGO.',
    );
  }
  return only;
}

/** The generated lot whose number was told first. Throws 422. */
export async function loteTold({
  options,
  positionals: [told = ''],
  platform,
}: Pick<CommandContext<Platform>, 'options' | 'positionals' | 'platform'>): Promise<GeneratedLote> {
  const place = await placeOf({ options, platform });
  const number = /^\d{1,9}$/.test(told) ? Number(told) : 0;
  const lote = await findLoteByNumber(platform.db, place.id, number);
  if (lote) return lote;
  throw refused('lote-unknown', `Não há lote ${told} de ${place.name}. Gere um com: pec lote generate`);
}
