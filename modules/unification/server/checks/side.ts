import { baseBytes } from '#platform/db/bases/room';
import type { Db } from '#platform/db/database';
import { bytesText, diskUse } from '#platform/files/disk';
import type { Platform } from '#platform/runtime/platform';
import { findInstaller } from '#modules/access/index';
import { lastGoodCopy } from '#modules/backup/index';
import { countNotSent } from '#modules/production/index';
import { unconfirmedSentence } from '#modules/setup/index';
import type { Check } from '../../contract/process.ts';
import { findUnderWay, type ProcessRow, type Side } from '../process/process-queries.ts';
import { readFacts } from './checks-queries.ts';

const DAY_MS = 86_400_000;
/** The staged rows, the live ones and their indexes. */
const TIMES_AT_CENTRE = 3;

type Said = Pick<Check, 'id' | 'ok' | 'label' | 'detail'> & { blocking?: boolean };

export const saidBy = (side: Side, { blocking = true, ...check }: Said): Check => ({
  ...check,
  side,
  blocking,
});

/** What is looked at on both sides. */
async function common(platform: Platform, db: Db): Promise<Said[]> {
  const now = platform.clock.now();
  const unconfirmed = await unconfirmedSentence(db);
  const copy = await lastGoodCopy(db, now);
  const isRecent = copy !== null && now.getTime() - copy.getTime() < DAY_MS;
  const { withoutCnes, jobs } = await readFacts(db);
  return [
    {
      id: 'confirmed',
      ok: unconfirmed === null,
      label: 'Instalação confirmada',
      detail: unconfirmed ?? 'Esta é a instalação que continua.',
    },
    {
      id: 'copy',
      ok: isRecent,
      label: 'Cópia de segurança feita e conferida nas últimas 24 horas',
      detail: isRecent
        ? 'Há uma cópia conferida.'
        : 'Faça uma agora em Cópias de segurança, ou por: pec backup create',
    },
    {
      id: 'cnes',
      ok: withoutCnes.length === 0,
      blocking: false,
      label: 'Arquivo do CNES importado',
      detail:
        withoutCnes.length === 0
          ? 'Importado para todos os municípios.'
          : `Falta importar o de ${withoutCnes.join(', ')}, em Importar CNES: unidades e profissionais se reconhecem por ele.`,
    },
    {
      id: 'jobs',
      ok: jobs.length === 0,
      label: 'Nenhuma outra tarefa em andamento',
      detail: jobs.length === 0 ? 'Não há.' : `Aguarde que terminem: ${jobs.join(', ')}.`,
    },
  ];
}

/** Conditions of the unit that only it knows. */
export async function sendingChecks(platform: Platform, db: Db): Promise<Check[]> {
  const { review } = await readFacts(db);
  const notSent = await countNotSent(db);
  const bytes = await baseBytes(db);
  const { freeBytes } = await diskUse(platform.boot.dataDir);
  const own: Said[] = [
    {
      id: 'lots',
      ok: notSent === 0,
      label: 'Lotes de fichas enviados',
      detail:
        notSent === 0
          ? 'Todos os lotes gerados chegaram ou foram salvos.'
          : `${notSent} ${notSent === 1 ? 'lote ainda não chegou' : 'lotes ainda não chegaram'}. Envie-os em Transmissão de dados: depois da unificação não saem mais.`,
    },
    {
      id: 'review',
      ok: review === 0,
      blocking: false,
      label: 'Fichas em revisão decididas',
      detail:
        review === 0
          ? 'Nenhuma espera.'
          : `${review} em Gestão de cadastros › Fichas em revisão. Podem ser decididas depois, na central.`,
    },
    {
      id: 'disk',
      ok: freeBytes >= bytes,
      label: 'Espaço em disco',
      detail: `São precisos ${bytesText(bytes)} e há ${bytesText(freeBytes)}.`,
    },
  ];
  return [...(await common(platform, db)), ...own].map((check) => saidBy('sending', check));
}

/** Conditions of the centre. `unit`: CPF of the administrator there, and bytes of its base; null where it did not tell. */
export async function receivingChecks(
  platform: Platform,
  db: Db,
  { id }: Pick<ProcessRow, 'id'>,
  unit: { administrator: string | null; bytes: number } | null,
): Promise<Check[]> {
  const other = await findUnderWay(db, 'receiving', id);
  const own: Said[] = [
    {
      id: 'turn',
      ok: other === undefined,
      label: 'Nenhuma outra base sendo unificada',
      detail: other ? `A de ${other.unitName} está em andamento: uma de cada vez.` : 'É a vez desta.',
    },
  ];
  if (unit) own.push(...(await ofUnit(platform, db, unit)));
  return [...(await common(platform, db)), ...own].map((check) => saidBy('receiving', check));
}

async function ofUnit(
  platform: Platform,
  db: Db,
  { administrator, bytes }: { administrator: string | null; bytes: number },
): Promise<Said[]> {
  const { freeBytes } = await diskUse(platform.boot.dataDir);
  const needed = bytes * TIMES_AT_CENTRE;
  const isSame = administrator !== null && (await findInstaller(db))?.cpf === administrator;
  return [
    {
      id: 'disk',
      ok: freeBytes >= needed,
      label: 'Espaço em disco',
      detail: `São precisos ${bytesText(needed)} (três vezes a base local) e há ${bytesText(freeBytes)}.`,
    },
    {
      id: 'administrator',
      ok: isSame,
      blocking: false,
      label: 'A mesma pessoa administra as duas instalações',
      detail: isSame
        ? 'O CPF do administrador é o mesmo.'
        : 'O CPF do administrador da instalação é outro em cada lado.',
    },
  ];
}
