import { sentenceCase } from '@pec-aberto/brazil';
import { searchCodesContract } from '#modules/data-packages/contract/codes';
import { callApi, type Choice, matching } from '#ui/index';
import { ESUS_EXAMS } from '../../contract/plan-entries.ts';
import type { Visit } from '../visit.ts';

/** Group 02 of the SIGTAP. */
const EXAMS = '02';

/** Exams that fit who is attended, whoever carries them out. */
export async function findExams(
  { encounter: { citizen, day } }: Visit,
  search: string,
  call: { signal: AbortSignal },
): Promise<Choice[]> {
  const { sex, birthDate } = citizen;
  const { codes } = await callApi(
    searchCodesContract,
    {
      query: {
        search,
        system: 'sigtap',
        start: EXAMS,
        on: day,
        ...(sex === null ? {} : { sex }),
        ...(birthDate === null ? {} : { birth: birthDate }),
      },
    },
    call,
  );
  return codes.map(({ code, name }) => ({ value: code, label: sentenceCase(name), description: code }));
}

const ESUS: readonly Choice[] = Object.entries(ESUS_EXAMS).map(([code, name]) => ({
  value: code,
  label: name,
  description: code,
}));
/** Those without a code of the SIGTAP, of which only the results are told. */
export const findEsusExams = (search: string): readonly Choice[] => matching(ESUS, search);
