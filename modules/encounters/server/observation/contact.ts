import { forwardCare } from '#modules/reception/index';
import { keepOwn } from '#modules/production/index';
import type { Entry } from '#modules/reception/contract/parts';
import { civilTime } from '#platform/clock/civil';
import type { RouteInput, RouteOutput } from '#platform/contract/route';
import { uuidV7 } from '#platform/db/uuid';
import { forbidden } from '#platform/errors/problem';
import type { UseCaseContext } from '#platform/usecase/context';
import type { KeptContact, ObservationContact, registerContact } from '../../contract/observation.ts';
import { listContacts } from '../contact-queries.ts';
import type { EncounterRow } from '../encounter-queries.ts';
import { codeFaults, knowCodes, namesOf, type Said } from '../finish/codes.ts';
import { goingOnNames, viewOfFichas } from '../finish/end.ts';
import { procedureFichas } from '../finish/fichas.ts';
import { measuredFaults, proceduresOf } from '../finish/measured.ts';
import { patientOf } from '../finish/patient.ts';
import { listeningField, refusals } from '../finish/refusals.ts';
import { insertFichas, insertMeasured } from '../finish/rows-queries.ts';
import { note, noteNew } from '../note.ts';
import type { Post } from '../post-queries.ts';
import { OBSERVERS } from '../rights.ts';
import { instantOf } from './instant.ts';
import { contributorOf, holdObserved } from './observed.ts';
import { requireTold } from './require-told.ts';
import { insertContact } from './observation-queries.ts';

type Told = RouteInput<typeof registerContact>['body'];

/** Without what is blank. */
const trimmed = ({ text, plan, ...told }: ObservationContact): ObservationContact => ({
  ...told,
  ...(text?.trim() ? { text: text.trim() } : {}),
  ...(plan?.trim() ? { plan: plan.trim() } : {}),
});

const wasSaid = ({ text, plan, measured = {}, procedures = [] }: ObservationContact): boolean =>
  Boolean(text ?? plan) || Object.keys(measured).length + procedures.length > 0;

/**
 * Keeps what somebody did of who is observed, with measurements and the ficha of whoever did it; it never changes. 422 with the
 * fields of what is wrong.
 */
export async function keepContact(
  context: UseCaseContext,
  { visit, post, at, sent }: { visit: EncounterRow; post: Post; at: Date; sent?: Entry | undefined },
  content: ObservationContact,
) {
  const { db, now } = context;
  const { citizenId, municipalityId, unitId } = visit;
  const patient = await patientOf(context, citizenId);
  const { day } = civilTime(at, visit.timeZone);
  const { measured = {} } = content;
  const codes = proceduresOf(content.procedures, measured);
  const said = codes.map((code, place): Said => ({ system: 'sigtap', code, path: `procedures.${place}` }));
  const known = await knowCodes(db, said);
  const use = { cbo: post.cbo, sex: patient.sex, birth: patient.birthDate, on: day };
  requireTold([...measuredFaults(measured, 'measured'), ...codeFaults(known, said, use)]);

  const id = uuidV7(now.getTime());
  const written = { content, names: { ...namesOf(known), ...(sent ? goingOnNames(sent) : {}) } };
  await insertContact(db, { id, visit, post, at, day, written });
  noteNew(context, 'encounter', [id]);
  noteNew(context, 'measurement', await insertMeasured(db, { encounterId: id, citizenId }, measured, at));
  const row = { ...visit, id, startedAt: at, day, late: false };
  const sources = procedureFichas({ row, post, patient, end: at }, { codes, measured, listening: false });
  const fichas = await keepOwn(context, municipalityId, sources);
  requireTold(refusals(fichas, sources, listeningField(content)));
  await insertFichas(db, id, fichas);
  return { of: { id, municipalityId, unitId }, fichas: viewOfFichas(fichas) };
}

const readContact = async ({ db }: UseCaseContext, visitId: string, id: string): Promise<KeptContact> => {
  const found = (await listContacts(db, visitId)).find((one) => one.id === id);
  if (!found) throw new Error('a contact that was kept is there');
  return found;
};

export async function keepTold(
  context: UseCaseContext,
  id: string,
  { day, time, ...typed }: Told,
): Promise<RouteOutput<typeof registerContact>> {
  const post = await contributorOf(context);
  const visit = await holdObserved(context, id);
  const told = trimmed(typed);
  if (told.plan && !OBSERVERS.test(post.cbo)) {
    throw forbidden('O plano de cuidado é escrito por médico ou enfermeiro. Use a nota do contato.');
  }
  const message = 'Escreva uma nota, uma medição ou um procedimento.';
  requireTold(wasSaid(told) ? [] : [{ path: 'text', message }]);
  const at = await instantOf(context, visit, time, day);
  const sent = told.sentTo && (await forwardCare(context, visit.entryId, told.sentTo));
  const { of, fichas } = await keepContact(context, { visit, post, at, sent }, told);
  note(context, of, {
    type: 'encounters.contact-registered',
    details: { fichas: fichas.length },
  });
  return { contact: await readContact(context, id, of.id), fichas };
}
