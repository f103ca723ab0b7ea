import { fillEncounters } from '#modules/encounters/index';
import type { BulkStep } from '#platform/bulk/write';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE } from '#platform/usecase/run';

type Attending = {
  municipality: { id: string; timeZone: string };
  today: string;
  seed: number;
  encounters: number | undefined;
  longest: number | undefined;
  step: (step: BulkStep) => void;
  signal: AbortSignal;
};

/** Finished encounters of the past, with the people there are; a municipality that has some keeps them. */
export const attendPeople = (platform: Platform, attending: Attending): Promise<number> =>
  fillEncounters(platform, COMMAND_LINE, {
    ...attending,
    audit: (encounters) => ({
      type: 'demo.attended',
      municipalityId: attending.municipality.id,
      details: { encounters, seed: attending.seed, today: attending.today },
    }),
  });
