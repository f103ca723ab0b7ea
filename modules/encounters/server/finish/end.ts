import { finishCare, followDone } from '#modules/reception/index';
import { keepOwn } from '#modules/production/index';
import type { FichaSource, FormCode } from '@pec-aberto/ledi';
import type { Entry } from '#modules/reception/contract/parts';
import type { Risk } from '#modules/reception/contract/status';
import { Problem, type FieldProblem } from '#platform/errors/problem';
import { findMailServer } from '#platform/mail/settings';
import type { UseCaseContext } from '#platform/usecase/context';
import type { Finished } from '../../contract/care.ts';
import { type Listening, lotacaoKey, serviceKey, teamKey } from '../../contract/content.ts';
import { endEncounter, endOf, type EncounterRow, type Written } from '../encounter-queries.ts';
import { note } from '../note.ts';
import { findEmail } from '../papers/paper-queries.ts';
import { readView } from '../view.ts';
import { type FieldOf, refusals } from './refusals.ts';
import { insertFichas } from './rows-queries.ts';

/** Throws 422 `encounter-incomplete` with every field that stands in the way. */
export function requireNone(faults: readonly FieldProblem[]): void {
  const [first] = faults;
  if (!first) return;
  const more = faults.length === 1 ? '' : ` Há mais ${faults.length - 1}.`;
  throw new Problem(
    422,
    'encounter-incomplete',
    `${first.message}${more} Nada foi finalizado, e o que foi escrito continua guardado.`,
    [...faults],
  );
}

type KeptFicha = Awaited<ReturnType<typeof keepOwn>>[number];
/** Fichas that were kept, with why one is not valid. */
export const viewOfFichas = (fichas: readonly KeptFicha[]): Finished['fichas'] =>
  fichas.map(({ uuid, form, valid, findings }) => ({
    uuid,
    form,
    valid,
    findings: findings.map(({ path, message }) => ({ path, message })),
  }));

type End = {
  written: Written;
  sources: ReadonlyArray<FichaSource<FormCode>>;
  fieldOf: FieldOf;
  stays: Listening['stays'];
  risk?: Risk | undefined;
  /** Those that who prescribed went on in spite of. */
  warnings?: number;
  next?: Finished['next'];
};

/** What became of the arrival, and what those are called for whom she stays. */
async function closeEntry(
  context: UseCaseContext,
  { late, scheduled, entryId }: EncounterRow,
  { stays, risk }: Pick<End, 'stays' | 'risk'>,
): Promise<Written['names']> {
  if (late) {
    await followDone(context, { appointmentId: scheduled ? entryId : null });
    return {};
  }
  const found = risk ? { risk } : {};
  const entry = await finishCare(
    context,
    entryId,
    stays ? { goes: false, ...stays, ...found } : { goes: true, ...found },
  );
  return stays ? goingOnNames(entry) : {};
}

/** What those are called to whom a citizen goes on. */
export const goingOnNames = ({ lotacao, team, serviceTypes }: Entry): Written['names'] => ({
  ...(lotacao ? { [lotacaoKey(lotacao.id)]: lotacao.professional } : {}),
  ...(team ? { [teamKey(team.id)]: team.name } : {}),
  ...Object.fromEntries(serviceTypes.map(({ id, name }) => [serviceKey(id), name])),
});

/**
 * Closes an encounter with its arrival and its fichas; all in the transaction of who asks. 422 with the fields of what LEDI
 * refuses of what was written: then nothing is.
 */
export async function endWith(
  context: UseCaseContext,
  row: EncounterRow,
  { written, sources, fieldOf, stays, risk, warnings = 0, next = null }: End,
): Promise<Finished> {
  const { db, now } = context;
  const fichas = await keepOwn(context, row.municipalityId, sources);
  requireNone(refusals(fichas, sources, fieldOf));
  const goesOn = await closeEntry(context, row, { stays, risk });
  await endEncounter(db, row.id, {
    state: 'finalizado',
    at: endOf(row, now),
    written: { ...written, names: { ...written.names, ...goesOn } },
  });
  await insertFichas(db, row.id, fichas);
  note(context, row, {
    type: 'encounters.finished',
    operation: 'U',
    details: { kind: row.kind, fichas: fichas.length, ...(warnings > 0 ? { warnings } : {}) },
  });
  return {
    encounter: await readView(context, row.id),
    fichas: viewOfFichas(fichas),
    next,
    mailTo: (await findMailServer(context.platform, db)) ? await findEmail(db, row.citizenId) : null,
  };
}
