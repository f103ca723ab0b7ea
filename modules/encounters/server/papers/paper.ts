import { councilText, dayText } from '@pec-aberto/brazil';
import { shortAge } from '@pec-aberto/clinical';
import { auditRead } from '#platform/audit/read';
import type { Block, Paper } from '#platform/documents/document';
import { documentBytes } from '#platform/documents/print';
import type { ReadContext } from '#platform/usecase/context';
import { numberOf } from '../../contract/certificate.ts';
import type { EncounterRow } from '../encounter-queries.ts';
import { letterheadOf } from './paper-queries.ts';

/** Whose paper of an encounter it is, by the social name, with the age of that day. */
export function patientOf(row: EncounterRow): Block {
  return {
    kind: 'facts',
    pairs: [
      ['Cidadão', row.name],
      ...numberOf(row),
      ...(row.birthDate
        ? [['Nascimento', `${dayText(row.birthDate)}, ${shortAge(row.birthDate, row.day)}`] as const]
        : []),
      ['Data', dayText(row.day)],
    ],
  };
}

/** With the number in the council; where the registration has none there is room to write it. */
export const signedBy = (row: EncounterRow): Block => ({
  kind: 'signature',
  name: row.professional,
  detail: `${row.cboName}, ${councilText(row) || 'conselho e número: ____________________'}`,
});

/** Each part on pages of its own. */
export const onPages = (parts: ReadonlyArray<readonly Block[]>): Block[] =>
  parts.flatMap((blocks, at) => [...(at > 0 ? [{ kind: 'new-page' } as const] : []), ...blocks]);

/** A paper of a citizen's record, with the head of a unit; printing it is a look that the trail keeps. */
export async function printPaper(
  context: ReadContext,
  of: { citizenId: string; unitId: string; timeZone: string },
  { paper, title, blocks }: { paper: Paper; title: string; blocks: readonly Block[] },
): Promise<Buffer> {
  await auditRead(context, {
    type: 'encounters.printed',
    subject: { table: 'citizen', id: of.citizenId },
  });
  return paperBytes(context, of, { paper, title, blocks });
}

/** The same, to be sent: by whom it is, is told by who asks. */
export async function paperBytes(
  { db, platform, actor, now }: Pick<ReadContext, 'db' | 'platform' | 'actor' | 'now'>,
  of: { unitId: string; timeZone: string },
  { paper, title, blocks }: { paper: Paper; title: string; blocks: readonly Block[] },
): Promise<Buffer> {
  const head = await letterheadOf(db, of.unitId, actor.kind === 'person' ? actor.professionalId : null);
  return documentBytes({
    paper,
    title,
    head: { uf: head.uf, municipality: head.municipality, unit: head.unit },
    foot: { printedAt: now, timeZone: of.timeZone, by: head.by, program: `PEC Aberto ${platform.version}` },
    blocks,
  });
}
