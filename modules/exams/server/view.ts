import { searchKey } from '@pec-aberto/brazil';
import { admits } from '#modules/data-packages/contract/admits';
import type { GroupView } from '../contract.ts';
import { NATIVE_GROUPS } from '../contract/native-groups.ts';
import type { Exam, Group, KnownGroup } from './group-queries.ts';

const nativeKeys = new Set(NATIVE_GROUPS.map(({ name }) => searchKey(name)));

export const viewOf = ({ id, name, sex, codes, version }: KnownGroup, exams: readonly Exam[]): GroupView => {
  const known = new Map(exams.map((exam) => [exam.code, exam]));
  return {
    id,
    name,
    sex,
    native: nativeKeys.has(searchKey(name)),
    exams: codes.map((code) => ({
      code,
      name: known.get(code)?.name ?? code,
      inForce: known.get(code)?.inForce ?? false,
    })),
    version,
  };
};

/** The municipality's groups, and the native ones that it has not filled, by name. */
export function allViews(groups: readonly KnownGroup[], exams: readonly Exam[]): GroupView[] {
  const own = groups.map((group) => viewOf(group, exams));
  const filled = new Set(own.map(({ name }) => searchKey(name)));
  const empty = NATIVE_GROUPS.filter(({ name }) => !filled.has(searchKey(name))).map(
    (group): GroupView => ({ ...group, id: null, native: true, exams: [], version: null }),
  );
  return [...own, ...empty].toSorted((a, b) => (searchKey(a.name) < searchKey(b.name) ? -1 : 1));
}

type Person = { sex: number; birth: string; on: string };

/** Groups for this person, each with the exams that are admitted for the person; without any it is not offered. */
export function offered(groups: readonly Group[], exams: readonly Exam[], person: Person) {
  const known = new Map(exams.map((exam) => [exam.code, exam]));
  const isFor = ({ sex }: Group) =>
    sex === null || (person.sex !== 0 && person.sex !== 1) || person.sex === sex;
  return groups.filter(isFor).flatMap(({ id, name, codes }) => {
    const fitting = codes.flatMap((code) => {
      const exam = known.get(code);
      return exam?.inForce && admits({ ...exam, cbos: null }, person) ? [{ code, name: exam.name }] : [];
    });
    return fitting.length > 0 ? [{ id, name, exams: fitting }] : [];
  });
}
