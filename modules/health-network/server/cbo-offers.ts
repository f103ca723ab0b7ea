import type { UseCaseContext } from '#platform/usecase/context';
import { type CboOffer, writeCboOffer } from './cbo-queries.ts';

/** Offers an occupation in new lotações of a municipality, or no longer; lotações that have it keep it. */
export async function offerCbo(context: UseCaseContext, offer: CboOffer): Promise<void> {
  if (!(await writeCboOffer(context.db, offer, context.now))) return;
  context.audit({
    type: offer.available ? 'health-network.cbo-offered' : 'health-network.cbo-withdrawn',
    municipalityId: offer.municipalityId,
    details: { cbo: offer.cbo },
  });
}
