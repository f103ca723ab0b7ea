import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { getCitizenImportRowContract } from '../../contract/import.ts';
import { glimpse } from '../record/glimpse.ts';
import type { LoadedCitizen } from '../record/record.ts';
import { civilDay } from '../rules/dates.ts';
import { beforeImport } from './before-import.ts';
import { comparedFields } from './compared-fields.ts';
import { compareImported } from './judge.ts';
import { type Match, matchCitizen, NOTHING } from './match.ts';
import { findRowOfImport, type ListedRow } from './queries.ts';
import type { ImportedCitizen } from './read-citizen.ts';
import { citizenReader, nameReader } from './read-file.ts';
import { findRecords } from './records.ts';
import { getImport } from './start.ts';

type Answer = Static<typeof getCitizenImportRowContract.response>;
type ShownRow = Omit<Answer, 'citizen' | 'fields' | 'onConflict'>;

/** Rows of an import with the names that its records say; none once these are gone. */
export async function shownRows(
  { db }: Pick<ReadContext, 'db'>,
  importId: string,
  rows: readonly ListedRow[],
): Promise<ShownRow[]> {
  const numbers = rows.map(({ number }) => number);
  const [records, nameIn] = await Promise.all([findRecords(db, importId, numbers), nameReader()]);
  const names = new Map(records.map(({ number, bytes }) => [number, nameIn(bytes)]));
  return rows.map(({ id, number, entry, outcome, citizenId, reasons, appliedAt }) => ({
    id,
    number,
    entry,
    name: names.get(number) ?? null,
    outcome,
    citizenId,
    reasons,
    appliedAt: appliedAt?.toISOString() ?? null,
  }));
}

/**
 * A record of a file beside the registration it is about: as it stands while it may still be applied, as it was once
 * it was gone through. Nothing of it is stored: both sides are read when somebody looks. Who is shown was looked at.
 */
export async function compareRow(context: ReadContext, id: string): Promise<Answer> {
  const { db } = context;
  const row = await findRowOfImport(db, id);
  if (!row) throw notFound('O registro');
  const { importId, onConflict, timeZone } = row;
  const { canApply } = await getImport(context, importId);
  const [shown] = await shownRows(context, importId, [row]);
  if (!shown) throw notFound('O registro');
  const [record] = await findRecords(db, importId, [row.number]);
  const citizen = record && (await citizenReader(timeZone, db))(record.bytes).citizen;
  if (!citizen) return { ...shown, citizen: null, fields: [], onConflict };
  const waits = canApply && row.appliedAt === null;
  const today = civilDay(context.now, timeZone);
  const match = waits
    ? await matchCitizen(context, citizen, today)
    : await matchThen(context, row, citizen, today);
  const { outcome, reasons } = match;
  const beside = outcome === 'new' || outcome === 'rejected' ? null : match.before;
  if (beside) {
    await auditRead(context, {
      type: 'citizens.import-compared',
      subject: { table: 'citizen', id: beside.id },
      details: { import: importId },
    });
  }
  return {
    ...shown,
    outcome,
    reasons,
    citizenId: waits ? (match.before?.id ?? null) : shown.citizenId,
    citizen: beside && seen(beside),
    fields: comparedFields(citizen, { ...match, before: beside }),
    onConflict,
  };
}

/** What a record was when it was gone through. */
async function matchThen(
  { db }: ReadContext,
  row: NonNullable<Awaited<ReturnType<typeof findRowOfImport>>>,
  citizen: ImportedCitizen,
  today: string,
): Promise<Match> {
  const { outcome, reasons } = row;
  const before = await beforeImport(db, row);
  const compared = before && (outcome === 'fills' || outcome === 'differs');
  return {
    outcome,
    reasons,
    before,
    comparison: compared ? compareImported(citizen, before, today) : NOTHING,
  };
}

const seen = ({ id, record: { name, socialName, birthDate, motherName, cpf, status } }: LoadedCitizen) =>
  glimpse({
    id,
    name: socialName ?? name,
    birthDate,
    motherName,
    cpf,
    status: status === 'inactive' ? 'inactive' : 'active',
  });
