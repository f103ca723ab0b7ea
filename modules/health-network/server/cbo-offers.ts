import type { UseCaseContext } from '#platform/usecase/context';
import { type CboOffers, writeCboOffers } from './cbo-queries.ts';

type CboOffer = { municipalityId: string; cbo: string; available: boolean };

/** Offers an occupation in new lotações of a municipality, or no longer; lotações that have it keep it. */
export async function offerCbo(
  context: UseCaseContext,
  { municipalityId, cbo, available }: CboOffer,
): Promise<void> {
  await writeCboOffers(context.db, { municipalityId, cbos: [cbo], available }, context.now);
  context.audit({
    type: available ? 'health-network.cbo-offered' : 'health-network.cbo-withdrawn',
    municipalityId,
    details: { cbo },
  });
}

/** The same of many at once, told as one event. */
export async function offerCbos(context: UseCaseContext, offers: CboOffers): Promise<void> {
  const { municipalityId, cbos, available } = offers;
  if (cbos.length === 0) return;
  await writeCboOffers(context.db, offers, context.now);
  context.audit({
    type: available ? 'health-network.cbos-offered' : 'health-network.cbos-withdrawn',
    municipalityId,
    details: { cbos: cbos.join(', ') },
  });
}
