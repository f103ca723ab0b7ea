import { fillAgendas } from '#modules/scheduling/index';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';

type Booking = { municipalityId: string; today: string; seed: number };

/** Fills the agendas of a municipality with the people there are; those that hold something stay as they are. */
export const bookPeople = (platform: Platform, booking: Booking): Promise<number> =>
  runUseCase(platform, COMMAND_LINE, async (context) => {
    const appointments = await fillAgendas(context, booking);
    if (appointments > 0) {
      const { municipalityId, seed, today } = booking;
      context.audit({ type: 'demo.booked', municipalityId, details: { appointments, seed, today } });
    }
    return appointments;
  });
