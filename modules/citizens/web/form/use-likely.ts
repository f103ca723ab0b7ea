import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { callApi } from '#ui/index';
import { likelyCitizensContract } from '../../contract/likely.ts';
import type { CitizenFields, CitizenValues } from './values.ts';

const REST_MS = 600;
const CIVIL = /^\d{4}-\d{2}-\d{2}$/;

type Asked = RouteInput<typeof likelyCitizensContract>['body'];
type Candidates = RouteOutput<typeof likelyCitizensContract>['candidates'];
const NOBODY: Candidates = [];

const words = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .filter((word) => word.length > 1).length;

/** What is asked of the server, or null while the form says too little to tell one person from another. */
export function likelyQuestion(typed: CitizenFields, self: string | null): Asked | null {
  const { name, socialName, birthDate, motherName, cpf, cns } = typed;
  const named = words(name) > 1 || words(socialName) > 1;
  const born = CIVIL.test(birthDate);
  const mother = !typed.motherUnknown && words(motherName) > 1;
  const numbered = cpf.length === 11 || cns.length === 15;
  if (!numbered && !(named && (born || mother))) return null;
  return {
    self,
    name,
    socialName,
    birthDate: born ? birthDate : null,
    sex: typed.sex === '' ? null : Number(typed.sex),
    motherName: typed.motherUnknown ? null : motherName,
    fatherName: typed.fatherUnknown ? null : typed.fatherName,
    cpf,
    cns,
    phoneMobile: typed.phoneMobile,
    phoneHome: typed.phoneHome,
    phoneContact: typed.phoneContact,
    cep: typed.cep,
    street: typed.street,
    houseNumber: typed.houseNumber,
    municipalityIbge: typed.municipalityIbge.value,
  };
}

/** The question once the keyboard rests; the same question stays the same value. */
function useRested(question: string): string {
  const [rested, setRested] = useState(question);
  useEffect(() => {
    const timer = setTimeout(() => setRested(question), REST_MS);
    return () => clearTimeout(timer);
  }, [question]);
  return rested;
}

/** People on record who may be the one of the form. A failure is silent: saving asks again. */
export function useLikely(self: string | null): { people: Candidates; searching: boolean } {
  const typed = useWatch<CitizenValues>() as CitizenFields;
  const question = JSON.stringify(likelyQuestion(typed, self));
  const rested = useRested(question);
  const body = JSON.parse(rested) as Asked | null;
  const { data, isFetching } = useQuery({
    queryKey: [likelyCitizensContract.name, rested],
    queryFn: ({ signal }) => callApi(likelyCitizensContract, { body: body ?? {} }, { signal }),
    enabled: body !== null,
    // While the next answer comes, the one before stays, so that nothing jumps.
    placeholderData: (before) => (body === null ? undefined : before),
  });
  if (body === null) return { people: NOBODY, searching: false };
  return { people: data?.candidates ?? NOBODY, searching: isFetching };
}
