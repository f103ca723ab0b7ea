import { lockByName } from '#platform/db/lock';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Finished } from '../../contract/care.ts';
import { lotacaoKey, type Soap } from '../../contract/content.ts';
import { endOf } from '../encounter-queries.ts';
import { noteNew } from '../note.ts';
import { holdOwn, postOf } from '../own.ts';
import { findPost } from '../post-queries.ts';
import { rightsOf } from '../rights.ts';
import { bookNext } from './book-next.ts';
import { codeFaults, knowCodes, namesOf } from './codes.ts';
import { consultationsIn } from './consultations.ts';
import { endWith, requireNone } from './end.ts';
import { holdEntries } from './entries-queries.ts';
import { individualFicha, procedureFichas } from './fichas.ts';
import { foodMarkersFichas } from './food-markers-ficha.ts';
import { guestOf } from './guest.ts';
import { holdInUse } from './medicine-queries.ts';
import { evaluatedOf, saidInSoap, soapFaults } from './judge-soap.ts';
import { proceduresOf } from './measured.ts';
import { patientOf } from './patient.ts';
import { soapField } from './refusals.ts';
import { requireRights } from './require-rights.ts';
import { holdProblems, insertMeasured } from './rows-queries.ts';
import { specialtyNames } from './specialties.ts';
import { writeEntries } from './write-entries.ts';
import { writePlan } from './write-plan.ts';
import { stopMedicines, stoppedNames } from './stop-medicines.ts';
import { writePrescribed } from './write-prescribed.ts';
import { writeProblems } from './write-problems.ts';

const byId = <R extends { id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));

/**
 * Ends an encounter: what was evaluated, measured and prescribed, its fichas, the arrival, the appointment and the trail, all in
 * one transaction. 422 with the fields of what is missing or wrong, 403 for a part that its author may not write.
 */
export async function finishEncounter(context: UseCaseContext, id: string, content: Soap): Promise<Finished> {
  const { db, now } = context;
  const row = await holdOwn(context, id);
  if (row.kind === 'escuta') throw conflict('another-kind', 'Este atendimento é uma escuta inicial.');
  const post = await postOf(context);
  const head = row.begunBy === null ? post : await findPost(db, row.begunBy);
  if (!head) throw new Error('whoever began an encounter has a lotação');
  const rights = await rightsOf(context, row);
  const patient = await patientOf(context, row.citizenId);
  await lockByName(db, `encounters: what is found of ${row.citizenId}`);
  const held = byId(await holdProblems(db, row.citizenId));
  const entries = byId(await holdEntries(db, row.citizenId));
  const { kind, scheduled, late, day, citizenId } = row;
  const { sex, genderIdentity, birthDate: birth } = patient;
  const stopped = content.plan?.stopped ?? [];
  const medicines = byId(stopped.length > 0 ? await holdInUse(db, citizenId, day) : []);
  const visit = {
    kind,
    scheduled,
    late,
    observed: row.observedAt !== null,
    begunBy: row.begunName,
    day,
    sex,
    genderIdentity,
    birth,
    rights,
    problems: held,
    entries,
    medicines,
  };
  const rows = evaluatedOf(content, visit);
  requireRights(content, rows, visit);
  const said = saidInSoap(content, rows, visit);
  const consultations = consultationsIn(content, row);
  const known = await knowCodes(db, [
    ...said,
    ...consultations.map((code) => ({ system: 'sigtap', code, path: '' }) as const),
  ]);
  const use = { cbo: row.headCbo, cboOf: row.begunName, sex, birth, on: day };
  const { guest, faults } = await guestOf(db, [head, post], content);
  requireNone([...soapFaults(content, rows, visit), ...codeFaults(known, said, use), ...faults]);
  const next = await bookNext(context, citizenId, content);

  const names = {
    ...namesOf(known),
    ...(await specialtyNames(content)),
    ...stoppedNames(stopped, medicines),
    ...(guest ? { [lotacaoKey(guest.lotacaoId)]: guest.professional } : {}),
    ...(next && content.end?.next ? { [lotacaoKey(content.end.next.lotacaoId)]: next.professional } : {}),
  };
  const of = { encounterId: id, citizenId };
  const measured = content.objective?.measured ?? {};
  noteNew(context, 'measurement', await insertMeasured(db, of, measured, late ? row.startedAt : now));
  const problems = await writeProblems(context, { ...of, held, names }, rows);
  await writeEntries(context, { ...of, held: entries, names }, content);
  await writePlan(context, { ...of, day, names }, content);
  await stopMedicines(context, { ...of, day }, stopped);
  const warnings = await writePrescribed(context, { ...of, day }, content.plan?.prescribed ?? []);

  const told = {
    row,
    post: head,
    patient,
    end: endOf(row, now),
    ...(head === post ? {} : { endedBy: post }),
  };
  const codes = [...proceduresOf(content.plan?.procedures, measured), ...consultations];
  return endWith(context, row, {
    // The consultation that followed from rules of today is said of today.
    written: { content: { ...content, end: { ...content.end, administrative: consultations } }, names },
    sources: [
      ...(kind === 'individual' ? [individualFicha({ ...told, guest }, content, problems)] : []),
      ...foodMarkersFichas(told, content),
      // What the FAI says of measurements is not said twice.
      ...procedureFichas(told, {
        codes,
        measured: kind === 'individual' ? undefined : measured,
        listening: false,
      }),
    ],
    fieldOf: soapField(content),
    stays: content.end?.stays,
    warnings,
    next,
  });
}
