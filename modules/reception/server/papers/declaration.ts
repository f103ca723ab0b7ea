import { dayText, formatCns, formatCpf } from '@pec-aberto/brazil';
import { auditRead } from '#platform/audit/read';
import { civilTime } from '#platform/clock/civil';
import { REQUIRED } from '#platform/contract/form/faults';
import { documentBytes } from '#platform/documents/print';
import { conflict, refused } from '#platform/errors/problem';
import { accessOf } from '#platform/permissions/scope';
import type { ReadContext } from '#platform/usecase/context';
import type { Declared } from '../../contract/papers.ts';
import { deskOf } from '../desk.ts';
import { gone } from '../held.ts';
import { findDeclared, findDeclarer } from './paper-queries.ts';

/** 422 for hours that are not told, or of which the second is before the first. */
function hoursOf({ from, to }: Declared): string {
  const missing = [...(from ? [] : ['from']), ...(to ? [] : ['to'])];
  if (missing.length > 0) {
    throw refused(
      'hours-missing',
      'Informe a entrada e a saída.',
      missing.map((path) => ({ path, message: REQUIRED })),
    );
  }
  if (from && to && to < from) {
    const message = 'A saída não pode ser antes da entrada.';
    throw refused('hours-invalid', message, [{ path: 'to', message }]);
  }
  return `das ${from} às ${to}`;
}

const PARTS = {
  matutino: 'no período matutino',
  vespertino: 'no período vespertino',
  noturno: 'no período noturno',
};

/** Of whom it is declared that she was there, on which day, by the clock of the unit. */
export type Attended = {
  citizenId: string;
  name: string;
  cpf: string | null;
  cns: string | null;
  day: string;
  /** The whole of it: 'em 21/11/2026, das 08:10 às 09:25'. */
  stay: string;
  /** Attended by the unit, and not at it. */
  away: boolean;
  timeZone: string;
  unit: string;
  municipality: string;
  uf: string;
};

function whenText({ day, stay }: Attended, declared: Declared): string {
  const { period = 'permanencia' } = declared;
  if (period === 'permanencia') return stay;
  return `em ${dayText(day)}, ${period === 'horario' ? hoursOf(declared) : PARTS[period]}`;
}

const numberText = ({ cpf, cns }: Attended): string => {
  if (cpf) return `, CPF ${formatCpf(cpf)}`;
  return cns ? `, CNS ${formatCns(cns)}` : '';
};

/** "Declaração de comparecimento", by who asks for it. */
export async function declare(context: ReadContext, of: Attended, declared: Declared): Promise<Buffer> {
  const { db, platform, now } = context;
  const when = whenText(of, declared);
  const access = accessOf(context.actor);
  const declarer = access ? await findDeclarer(db, access.id) : undefined;
  const { unit, municipality, uf, timeZone } = of;
  const companion = declared.companion?.trim();
  const was = of.away
    ? 'foi atendido(a) por profissional desta unidade de saúde, fora dela,'
    : 'compareceu a esta unidade de saúde';
  await auditRead(context, {
    type: 'reception.declaration-printed',
    subject: { table: 'citizen', id: of.citizenId },
  });
  return documentBytes({
    paper: declared.paper ?? 'A4',
    title: 'Declaração de comparecimento',
    head: { uf, municipality, unit },
    foot: { printedAt: now, timeZone, by: declarer?.name ?? null, program: `PEC Aberto ${platform.version}` },
    blocks: [
      {
        kind: 'text',
        text:
          `Declaro, para os devidos fins, que ${of.name}${numberText(of)} ${was} ${when}` +
          `${companion ? `, acompanhado(a) de ${companion}` : ''}.`,
      },
      { kind: 'text', text: `${municipality}, ${dayText(civilTime(now, timeZone).day)}.` },
      { kind: 'signature', name: declarer?.name ?? '', detail: declarer?.cbo ?? '' },
    ],
  });
}

/** Of an arrival of the own unit: until what was done was done, or until now while it is. 404 elsewhere, 409 before it. */
export async function declarationPdf(context: ReadContext, id: string, declared: Declared): Promise<Buffer> {
  const { unitId } = await deskOf(context);
  const row = await findDeclared(context.db, unitId, id);
  if (!row) throw gone();
  const { arrived, day, inCare, timeZone } = row;
  const end = inCare ? context.now : row.doneAt;
  if (end === null) {
    throw conflict(
      'not-attended',
      'A declaração sai quando o cidadão passa por uma escuta ou um atendimento.',
    );
  }
  const done = civilTime(end, timeZone);
  const until = done.time.slice(0, 5);
  const stay =
    done.day === day
      ? `em ${dayText(day)}, das ${arrived} às ${until}`
      : `de ${dayText(day)}, ${arrived}, a ${dayText(done.day)}, ${until}`;
  return declare(context, { ...row, stay, away: false }, declared);
}
