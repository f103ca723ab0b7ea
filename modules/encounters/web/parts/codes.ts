import { sentenceCase } from '@pec-aberto/brazil';
import {
  type CodeSystem,
  findCodeContract,
  searchCodesContract,
} from '#modules/data-packages/contract/codes';
import { callApi, type Choice, type Picked, useRoute } from '#ui/index';
import type { Visit } from '../visit.ts';

/** A code of a table with what it is called. */
export type Named = { code: string; name: string };
export type NamedOf = Named & { system: CodeSystem };

const TABLES: Partial<Record<CodeSystem, string>> = { ciap2: 'CIAP-2', cid10: 'CID-10', sigtap: 'SIGTAP' };
/** "CIAP-2 K86"; the code of a medicine says nothing to who prescribes it. */
const tableCode = ({ system, code }: { system: CodeSystem; code: string }): string =>
  `${TABLES[system] ?? ''} ${code}`.trim();

export type Asked = {
  /** Those of the first are found first. */
  systems: readonly CodeSystem[];
  /** Of somebody else than who is attended, whose sex and age nobody told. */
  ofAnother?: boolean;
};

/** Groups of the SIGTAP that no ficha of an encounter takes as done: transplants, medicines, and orthoses. */
const NEVER_DONE = /^0[567]/;

/** Codes in force that fit who is attended, by whom and when; those of the first table first. */
export async function findCodes(
  { systems, ofAnother = false }: Asked,
  { encounter: { author, citizen, day } }: Visit,
  search: string,
  call: { signal: AbortSignal },
): Promise<Choice[]> {
  const { sex, birthDate } = citizen;
  const answers = await Promise.all(
    systems.map((system) =>
      callApi(
        searchCodesContract,
        {
          query: {
            search,
            system,
            on: day,
            cbo: author.cbo.code,
            ...(sex === null || ofAnother ? {} : { sex }),
            ...(birthDate === null || ofAnother ? {} : { birth: birthDate }),
          },
        },
        call,
      ),
    ),
  );
  const codes = answers.flatMap((answer) => answer.codes);
  return codes
    .filter(({ system, code }) => system !== 'sigtap' || !NEVER_DONE.test(code))
    .map(({ system, code, name, unit }) => {
      const description = system === 'catmat' ? unit : tableCode({ system, code });
      return {
        value: `${system} ${code}`,
        label: sentenceCase(name),
        ...(description ? { description } : {}),
      };
    });
}

/** What was picked of `findCodes`; null while nothing is. */
export function codeOf({ value, label }: Picked): NamedOf | null {
  const [system, code] = value.split(' ');
  return system && code ? { system: system as CodeSystem, code, name: label } : null;
}

/** What a procedure is called; '' until the table answers. */
export function useProcedureName(code: string): string {
  const { data } = useRoute(findCodeContract, { params: { system: 'sigtap', code } }, { gcTime: Infinity });
  return data?.code === code ? sentenceCase(data.name) : '';
}
