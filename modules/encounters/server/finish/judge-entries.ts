import { MALE } from '../../contract/codes.ts';
import type { FieldProblem } from '#platform/errors/problem';
import { type Allergy, type Antecedents, isOfCalendar } from '../../contract/chart-entries.ts';
import type { Soap } from '../../contract/content.ts';
import type { EntryKind } from '../../contract/kept.ts';
import { plain } from '../../contract/warnings.ts';
import { PROCESS, type Said } from './codes.ts';
import { entryOf } from './entry-of.ts';
import { REQUIRED } from '#platform/contract/form/faults';
import type { Visit } from './visit.ts';

const ALLERGIES = 'assessment.allergies';
const HOSPITAL = 'antecedents.hospital';
const FAMILY = 'antecedents.family';
const OBSTETRIC = 'antecedents.obstetric';

/** `identidadeGeneroCidadao` of who may have been pregnant though registered as male. */
const TRANS_MAN = 149;

/** The conditions of the family, each with its field. */
export const saidInEntries = ({ antecedents }: Soap): Said[] =>
  (antecedents?.family ?? []).flatMap(({ ciap2, removed }, at): Said[] =>
    // One whose code left the table can still be taken off.
    removed ? [] : [{ system: 'ciap2', code: ciap2, path: `${FAMILY}.${at}.ciap2`, ofAnother: true }],
  );

export const NO_DATE = 'Esta data não existe no calendário.';

type Dated = { path: string; date: string | undefined };
function dateFaults({ path, date }: Dated, { day, birth }: Visit): FieldProblem[] {
  if (date === undefined) return [];
  if (!isOfCalendar(date)) return [{ path, message: NO_DATE }];
  if (date > day) return [{ path, message: 'A data não pode ser depois do atendimento.' }];
  return birth && date < birth.slice(0, date.length)
    ? [{ path, message: 'A data não pode ser antes do nascimento.' }]
    : [];
}

type Named = { id?: string; revisions?: number };

const CHANGED =
  'Este registro foi alterado em outro atendimento. Confira como está agora na lista e altere-o de novo.';
const TAKEN_OFF =
  'Este registro foi retirado da lista em outro atendimento. Desfaça e, se ainda vale, inclua-o de novo.';

/** A row that somebody wrote since its author read it. */
function unseen({ id, revisions }: Named, kind: EntryKind, path: string, { entries }: Visit): FieldProblem[] {
  const stands = entryOf(entries, kind, id);
  if (revisions === undefined || revisions === (stands?.revisions ?? 0)) return [];
  return [{ path, message: stands?.removed ? TAKEN_OFF : CHANGED }];
}

/** A row that names none of this kind on the citizen's list, the one that another row names, or one that changed meanwhile. */
function strangers(
  rows: readonly Named[],
  kind: EntryKind,
  pathOf: (place: number) => string,
  visit: Visit,
): FieldProblem[] {
  const { entries } = visit;
  const seen = new Set<string>();
  return rows.flatMap((row, place) => {
    const { id } = row;
    if (id === undefined) return unseen(row, kind, pathOf(place), visit);
    const path = `${pathOf(place)}.id`;
    if (entries.get(id)?.kind !== kind) {
      return [{ path, message: 'Este registro não está na lista do cidadão. Inclua-o de novo.' }];
    }
    if (seen.has(id)) return [{ path, message: 'Este registro já foi alterado neste atendimento.' }];
    seen.add(id);
    return unseen(row, kind, pathOf(place), visit);
  });
}

const blank = (path: string, text: string): FieldProblem[] =>
  text.trim() === '' ? [{ path, message: REQUIRED }] : [];

/** An agent that stands on the list already, or is written twice: its row there is the one to change. */
function sameAgents(rows: readonly Allergy[], { entries }: Visit): FieldProblem[] {
  const changed = new Set(rows.flatMap(({ id }) => id ?? []));
  const seen = new Set(
    [...entries.values()].flatMap(({ id, kind, name, removed }) =>
      kind === 'alergia' && !removed && !changed.has(id) ? [plain(name)] : [],
    ),
  );
  return rows.flatMap(({ id, agent, removed }, at) => {
    if (removed) return [];
    const name = plain(agent);
    // Of joined registrations one agent may stand twice: each can be revised.
    const same = id !== undefined && plain(entries.get(id)?.name ?? '') === name;
    if (seen.has(name) && !same) {
      return [
        {
          path: `${ALLERGIES}.${at}.agent`,
          message: `${agent} já está na lista: edite o registro que existe.`,
        },
      ];
    }
    seen.add(name);
    return [];
  });
}

function antecedentFaults(
  { hospital = [], family = [], obstetric }: Antecedents,
  visit: Visit,
): FieldProblem[] {
  return [
    ...strangers(hospital, 'hospitalar', (at) => `${HOSPITAL}.${at}`, visit),
    ...hospital.flatMap(({ what }, at) => blank(`${HOSPITAL}.${at}.what`, what)),
    ...hospital.flatMap(({ on }, at) => dateFaults({ path: `${HOSPITAL}.${at}.on`, date: on }, visit)),
    ...strangers(family, 'familiar', (at) => `${FAMILY}.${at}`, visit),
    ...family.flatMap(({ ciap2 }, at) =>
      PROCESS.test(ciap2)
        ? [{ path: `${FAMILY}.${at}.ciap2`, message: 'Este código da CIAP-2 é de procedimento.' }]
        : [],
    ),
    ...(obstetric ? strangers([obstetric], 'obstetrico', () => OBSTETRIC, visit) : []),
    ...(obstetric && visit.sex === MALE && visit.genderIdentity !== TRANS_MAN
      ? [{ path: OBSTETRIC, message: 'Informações obstétricas não são do sexo do cidadão.' }]
      : []),
  ];
}

/** What keeps the allergies and antecedents of an encounter from being kept. */
export function entryFaults({ assessment, antecedents }: Soap, visit: Visit): FieldProblem[] {
  const allergies = assessment?.allergies ?? [];
  return [
    ...strangers(allergies, 'alergia', (at) => `${ALLERGIES}.${at}`, visit),
    ...allergies.flatMap(({ agent }, at) => blank(`${ALLERGIES}.${at}.agent`, agent)),
    ...sameAgents(allergies, visit),
    ...allergies.flatMap(({ startedOn }, at) =>
      dateFaults({ path: `${ALLERGIES}.${at}.startedOn`, date: startedOn }, visit),
    ),
    ...(antecedents ? antecedentFaults(antecedents, visit) : []),
  ];
}
