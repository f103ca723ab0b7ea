import type { Static } from 'typebox';
import { auditRead } from '#platform/audit/read';
import type { Db } from '#platform/db/database';
import { notFound } from '#platform/errors/problem';
import type { ReadContext } from '#platform/usecase/context';
import type { getCitizenImportRowContract, ImportedField } from '../contract.ts';
import { citizenBefore, civilDay, identificationOf, type LoadedCitizen } from '#modules/citizens/index';
import { withheldFrom } from '#modules/record-access/index';
import { comparedFields } from './compared-fields.ts';
import { compareImported } from './judge.ts';
import { type Match, matchCitizen, NOTHING } from './match.ts';
import { findRowOfImport, type ListedRow } from './queries.ts';
import type { ImportedCitizen } from './read-citizen.ts';
import { findTeamName } from './code-queries.ts';
import { citizenReader, nameReader } from './read-file.ts';
import { findRecords, type KeptRecord } from './record-queries.ts';
import { getImport } from './start.ts';

type Answer = Static<typeof getCitizenImportRowContract.response>;
type ShownRow = Omit<Answer, 'citizen' | 'fields' | 'onConflict' | 'notShown'>;
type Row = NonNullable<Awaited<ReturnType<typeof findRowOfImport>>>;

/** Rows of an import with the names that their records say; none once these are gone. */
export async function shownRows(
  rows: readonly ListedRow[],
  records: readonly KeptRecord[],
): Promise<ShownRow[]> {
  const nameIn = await nameReader();
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
  const { canApply, createdAt, keptUntil } = await getImport(context, importId);
  const records = await findRecords(db, importId, [row.number], context.now);
  const [shown] = await shownRows([row], records);
  if (!shown) throw notFound('O registro');
  const [record] = records;
  const citizen = record && (await citizenReader(timeZone, db))(record.bytes).citizen;
  if (!citizen) {
    // An entry that could not be read was never kept.
    const notShown = keptUntil === null ? 'gone' : null;
    return { ...shown, citizen: null, fields: [], onConflict, notShown };
  }
  const waits = canApply && row.appliedAt === null;
  const today = civilDay(context.now, timeZone);
  const { notShown, ...match } = waits
    ? { ...(await matchCitizen(context, citizen, today)), notShown: null }
    : await matchThen(db, row, citizen, { today, since: row.appliedAt ?? createdAt });
  const { outcome, reasons } = match;
  const beside = isBeside(outcome) ? match.before : null;
  if (beside) {
    await auditRead(context, {
      type: 'citizens.import-compared',
      subject: { table: 'citizen', id: beside.id },
      details: { import: importId },
    });
  }
  const isWithheld = beside !== null && (await withheldFrom(context, [beside.id])).size > 0;
  const fields = isWithheld ? [] : comparedFields(citizen, { ...match, before: beside });
  return {
    ...shown,
    outcome,
    reasons,
    citizenId: waits ? (match.before?.id ?? null) : shown.citizenId,
    citizen: beside && seen(beside),
    fields: await Promise.all(fields.map((field) => withTeamNamed(db, field))),
    onConflict,
    notShown: isWithheld ? 'withheld' : notShown,
  };
}

/** Who is new, or does not enter, is beside nobody. */
const isBeside = (outcome: Match['outcome']): boolean => outcome !== 'new' && outcome !== 'rejected';

/** What a record was when it was gone through, and why nobody is shown beside it where somebody was. */
async function matchThen(
  db: Db,
  row: Row,
  citizen: ImportedCitizen,
  { today, since }: { today: string; since: Date },
): Promise<Match & Pick<Answer, 'notShown'>> {
  const { outcome, reasons } = row;
  const alone = { outcome, reasons, before: null, comparison: NOTHING, notShown: null };
  if (!isBeside(outcome)) return alone;
  const before = await citizenBefore(db, row.citizenId, { instant: row.appliedAt, since });
  if (typeof before === 'string') return { ...alone, notShown: before };
  const compared = outcome === 'fills' || outcome === 'differs';
  return { ...alone, before, comparison: compared ? compareImported(citizen, before, today) : NOTHING };
}

/** A team is told by its name. */
async function withTeamNamed(db: Db, field: ImportedField): Promise<ImportedField> {
  if (field.path !== 'teamId' || typeof field.base !== 'string') return field;
  return { ...field, base: (await findTeamName(db, field.base)) ?? field.base };
}

const seen = ({ id, record: { name, socialName, birthDate, motherName, cpf, status } }: LoadedCitizen) =>
  identificationOf({
    id,
    name: socialName ?? name,
    birthDate,
    motherName,
    cpf,
    status: status === 'inactive' ? 'inactive' : 'active',
  });
