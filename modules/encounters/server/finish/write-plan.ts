import { labelOf } from '#platform/contract/choices';
import { uuidV7 } from '#platform/db/uuid';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Soap } from '../../contract/content.ts';
import { CERTIFICATES, ESUS_EXAMS, REFERRALS, specialtyKey } from '../../contract/plan-entries.ts';
import { noteNew } from '../note.ts';
import { keyOf } from './codes.ts';
import {
  type HandedKind,
  insertHanded,
  insertRequests,
  insertResults,
  type NewHanded,
} from './plan-queries.ts';

type Into = {
  encounterId: string;
  citizenId: string;
  day: string;
  names: Readonly<Record<string, string>>;
};

/** Of a text that a list shows. */
const FIRST_WORDS = 80;
const shortOf = (text: string): string =>
  text.length <= FIRST_WORDS ? text : `${text.slice(0, FIRST_WORDS).trimEnd()}…`;

/** Keeps results, exams that were asked for, referrals, certificates and guidance, each with what it is called. */
export async function writePlan(
  context: UseCaseContext,
  { encounterId, citizenId, day, names }: Into,
  { objective, plan }: Soap,
): Promise<void> {
  const { db, now } = context;
  const of = { encounterId, citizenId };
  const newId = () => uuidV7(now.getTime());
  const examName = (code: string) => names[keyOf({ system: 'sigtap', code })] ?? ESUS_EXAMS[code] ?? code;

  const results = (objective?.results ?? []).map((item) => ({
    id: newId(),
    code: item.code,
    name: examName(item.code),
    item,
    // The judge let none in without it.
    performedOn: item.performedOn ?? day,
  }));
  await insertResults(db, of, results);
  noteNew(
    context,
    'exam_result',
    results.map(({ id }) => id),
  );

  const requests = (plan?.examRequests ?? []).flatMap(({ exams, ...request }) =>
    exams.map((exam) => ({
      id: newId(),
      code: exam.code,
      name: examName(exam.code),
      costly: request.costly,
      item: { ...request, ...exam },
    })),
  );
  await insertRequests(db, of, day, requests);
  noteNew(
    context,
    'exam_request',
    requests.map(({ id }) => id),
  );

  const handed = handedIn(plan, names);
  const rows = handed.map((one): NewHanded => ({ id: newId(), ...one }));
  await insertHanded(db, of, day, rows);
  noteNew(
    context,
    'handed_out',
    rows.map(({ id }) => id),
  );
}

type Handed = Omit<NewHanded, 'id'>;
const placed = <T>(kind: HandedKind, items: readonly T[], nameOf: (item: T) => string): Handed[] =>
  items.map((item, position) => ({ kind, position, name: nameOf(item), item }));

function handedIn(plan: Soap['plan'], names: Into['names']): Handed[] {
  const { referrals, certificates = [], guidance = [] } = plan ?? {};
  const referred = [...(referrals?.specialised ?? []), ...(referrals?.kinds ?? []).map((kind) => ({ kind }))];
  return [
    ...placed('encaminhamento', referred, (one) =>
      'kind' in one
        ? labelOf(REFERRALS, one.kind)
        : (names[specialtyKey(one.specialty)] ?? `${one.specialty}`),
    ),
    ...placed('atestado', certificates, ({ model }) => labelOf(CERTIFICATES, model)),
    ...placed('orientacao', guidance, shortOf),
  ];
}
