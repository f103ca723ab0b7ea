import { screeningProcedures, unitKind } from '@pec-aberto/clinical';
import { conflict } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Finished } from '../../contract/care.ts';
import type { Listening } from '../../contract/content.ts';
import { endOf } from '../encounter-queries.ts';
import { noteNew } from '../note.ts';
import { holdOwn, postOf } from '../own.ts';
import { codeFaults, knowCodes, namesOf } from './codes.ts';
import { endWith, requireNone } from './end.ts';
import { procedureFichas } from './fichas.ts';
import { listeningFaults, saidInListening } from './judge-listening.ts';
import { proceduresOf } from './measured.ts';
import { patientOf } from './patient.ts';
import { listeningField } from './refusals.ts';
import { insertMeasured } from './rows-queries.ts';

/** Ends an escuta: its ficha says so by its flag, never by a procedure. */
export async function finishListening(
  context: UseCaseContext,
  id: string,
  content: Listening,
): Promise<Finished> {
  const { db, now } = context;
  const row = await holdOwn(context, id);
  if (row.kind !== 'escuta') throw conflict('another-kind', 'Este atendimento não é uma escuta inicial.');
  const post = await postOf(context);
  const patient = await patientOf(context, row.citizenId);
  const said = saidInListening(content);
  const known = await knowCodes(db, said);
  const use = { cbo: row.cbo, sex: patient.sex, birth: patient.birthDate, on: row.day };
  requireNone([...listeningFaults(content, row), ...codeFaults(known, said, use)]);
  const { measured = {}, risk, stays } = content;
  const of = { encounterId: id, citizenId: row.citizenId };
  noteNew(context, 'measurement', await insertMeasured(db, of, measured, now));
  const codes = [
    ...proceduresOf(content.procedures, measured),
    ...screeningProcedures(unitKind(post.typeCode, post.subtypeCode)),
  ];
  const told = { row, post, patient, end: endOf(row, now) };
  return endWith(context, row, {
    written: { content, names: namesOf(known) },
    sources: procedureFichas(told, { codes, measured, listening: true }),
    fieldOf: listeningField(content),
    stays,
    risk,
  });
}
