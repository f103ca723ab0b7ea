import { isDay } from '#platform/contract/typed';
import type { Db } from '#platform/db/database';
import { refused } from '#platform/errors/problem';
import type { LoteOrigin } from './lote-queries.ts';
import type { ReportedLote } from './report.ts';
import { listLotesOfPeriod } from './report-queries.ts';

export type AskedPeriod = {
  /** Civil days aaaa-mm-dd. */
  from: string;
  to: string;
  responsible?: string | undefined;
  origin?: LoteOrigin | undefined;
};

const isMeant = (text: string): boolean => /^[12]/.test(text) && isDay(text);

/** The lots of a report by period. 422 `period-invalid` when the days are none, or the end is before the beginning. */
export async function lotesOfPeriod(
  db: Db,
  { id: municipalityId, timeZone }: { id: string; timeZone: string },
  { from, to, responsible, origin }: AskedPeriod,
): Promise<ReportedLote[]> {
  if (!isMeant(from) || !isMeant(to) || to < from) {
    throw refused(
      'period-invalid',
      'O fim do período deve ser um dia igual ou posterior ao início. Confira as datas.',
    );
  }
  const period = { municipalityId, timeZone, from, to };
  const lotes = await listLotesOfPeriod(db, {
    ...period,
    responsibleId: responsible ?? null,
    origin: origin ?? null,
  });
  return lotes.map(({ id }) => ({ id, timeZone, municipalityId }));
}
