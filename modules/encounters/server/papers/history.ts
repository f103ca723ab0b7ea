import { dayText } from '@pec-aberto/brazil';
import { requireOpenChart } from '#modules/record-access/index';
import { auditRead } from '#platform/audit/read';
import { instantText } from '#platform/clock/civil';
import { isUuid } from '#platform/contract/cursor';
import type { Block } from '#platform/documents/document';
import { documentBytes } from '#platform/documents/print';
import { notFound } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import { numberOf } from '../../contract/certificate.ts';
import type { Listening, Soap } from '../../contract/content.ts';
import type { KeptContact, ObservationContact } from '../../contract/observation.ts';
import { type Section, tellListening, tellSoap, tellVisit } from '../../contract/tell.ts';
import { tellContact, tellContacts } from '../../contract/tell-observation.ts';
import { kindLabel } from '../../contract/words.ts';
import { type EncounterRow, findEncounter, findWritten, type Written } from '../encounter-queries.ts';
import { viewOf } from '../view.ts';
import { listContacts } from '../contact-queries.ts';
import { signedBy } from './paper.ts';
import { letterheadOf } from './paper-queries.ts';

type Whole = { row: EncounterRow; written: Written; contacts: readonly KeptContact[] };

function sectionsOf({ row, written: { content, names }, contacts }: Whole): Section[] {
  const told = { names, late: row.late };
  if (row.kind === 'escuta') return tellListening(content as Listening, told);
  if (row.kind === 'observacao') return tellContact(content as ObservationContact, names);
  return [...tellSoap(content as Soap, told), ...tellContacts(contacts)];
}

/** Whose they are: with the mother and the birth, which tell apart people of one name. */
function personOf(row: EncounterRow): Block {
  const { name, birthDate, motherName } = row;
  return {
    kind: 'facts',
    pairs: [
      ['Cidadão', name],
      ...numberOf(row),
      ...(birthDate ? [['Nascimento', dayText(birthDate)] as const] : []),
      ...(motherName ? [['Mãe', motherName] as const] : []),
    ],
  };
}

function blocksOf(whole: Whole): Block[] {
  const { row } = whole;
  const sections = sectionsOf(whole);
  const visit = tellVisit(viewOf(row, null), (at) => instantText(new Date(at), row.timeZone));
  return [
    { kind: 'heading', text: `${kindLabel(row)} em ${dayText(row.day)}, ${row.time}` },
    { kind: 'facts', pairs: visit.map(({ label, value }) => [label, value]) },
    ...sections.flatMap(({ title, text, lines }): Block[] => [
      { kind: 'text', look: 'strong', text: title },
      ...(lines.length > 0
        ? [{ kind: 'list', items: lines.map(({ label, value }) => `${label}: ${value}`) } as const]
        : []),
      ...(text ? [{ kind: 'text', text } as const] : []),
    ]),
    signedBy(row),
  ];
}

/** Encounters of a citizen on paper, in the order they were asked for. 404 where one is not hers, or is not finished. */
export async function historyPdf(
  context: ReadContext,
  citizenId: string,
  ids: readonly string[],
): Promise<Buffer> {
  await requireOpenChart(context, citizenId);
  const { db, platform, actor, now } = context;
  const wholes: Whole[] = [];
  for (const id of new Set(ids)) {
    const row = isUuid(id) ? await findEncounter(db, id) : undefined;
    const written = row?.citizenId === citizenId ? await findWritten(db, id) : undefined;
    if (!row || !written) throw notFound('O atendimento');
    wholes.push({ row, written, contacts: row.observedAt ? await listContacts(db, id) : [] });
  }
  const [first] = wholes;
  if (!first) throw notFound('O atendimento');
  const unitId = accessOf(actor)?.unitId ?? first.row.unitId;
  const head = await letterheadOf(db, unitId, actor.kind === 'person' ? actor.professionalId : null);
  await auditRead(context, { type: 'encounters.printed', subject: { table: 'citizen', id: citizenId } });
  return documentBytes({
    paper: 'A4',
    title: 'Histórico de atendimentos',
    head: { uf: head.uf, municipality: head.municipality, unit: head.unit },
    foot: {
      printedAt: now,
      timeZone: first.row.timeZone,
      by: head.by,
      program: `PEC Aberto ${platform.version}`,
    },
    blocks: [personOf(first.row), ...wholes.flatMap(blocksOf)],
  });
}
