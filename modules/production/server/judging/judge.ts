import { createHash } from 'node:crypto';
import type { LediError, LediRecord, ReportFinding, Struct, Verdict } from '@pec-aberto/ledi';
import { entryName } from '#platform/files/entry-name';
import { shownText } from '#platform/files/shown-text';
import type { Ledi } from '#platform/ledi/load';
import type { Judged } from '../store/judged.ts';
import type { Members } from './membership.ts';

/** Why a record, or a whole file, cannot be read. */
export type Unreadable = Pick<LediError, 'code' | 'message'>;

/** One record of a lot as it came; `bytes` null where the zip did not give it. */
export type Entry = {
  position: number;
  entry: string | null;
  bytes: Uint8Array | null;
  error: Unreadable | null;
};

const UUID = /^[0-9A-Za-z-]{36,44}$/;
const LONGEST_TEXT = 64;
/** So many findings of one record are kept; thousands of one field say no more. */
const MOST_FINDINGS = 50;

/** Judges records by the layout each declares and by who works where; each for itself. */
export async function judge(ledi: Ledi, members: Members, entries: readonly Entry[]): Promise<Judged[]> {
  const decoded = entries.map((entry) => ({ entry, ...decode(ledi, entry) }));
  await members.read(decoded.flatMap(({ record }) => textOf(record?.transport, 'codIbge') ?? []));
  return decoded.map(({ entry, record, error }) =>
    record
      ? judgedAs(ledi, members, entry, record, ledi.validator.judge(record, { membership: members }))
      : unreadable(entry, error),
  );
}

type Decoded = { record: LediRecord; error: null } | { record: null; error: Unreadable | null };

function decode(ledi: Ledi, { bytes, error }: Entry): Decoded {
  if (!bytes) return { record: null, error };
  try {
    return { record: ledi.decodeRecord(ledi.layout, bytes), error: null };
  } catch (fault) {
    if (fault instanceof ledi.LediError) return { record: null, error: fault };
    throw fault;
  }
}

/** A record with what its verdict, which asked who works where, makes of it. */
export function judgedAs(
  ledi: Ledi,
  members: Members,
  { position, entry, bytes }: Omit<Entry, 'error'>,
  record: LediRecord,
  { valid, errors }: Verdict,
): Judged {
  const { transport } = record;
  const { tipo, uuid, version } = ledi.headOf(transport);
  const findings: ReportFinding[] = errors.slice(0, MOST_FINDINGS).map(({ code, group, path, message }) => ({
    code,
    group,
    path,
    message,
  }));
  const hasUuid = uuid !== null && UUID.test(uuid);
  if (members.refusesTraining && isOfTraining(transport)) findings.unshift(OF_TRAINING);
  // A record of a layout to come is not judged, but without a uuid nothing could be known again.
  if (valid === 'held' && !hasUuid) findings.push(NO_UUID);
  const ibge = textOf(transport, 'codIbge');
  const number = transport['numLote'];
  return {
    position,
    entry: entry === null ? null : entryName(entry),
    outcome: findings.length > 0 ? 'invalid' : valid === 'held' ? 'held' : 'valid',
    uuid: uuid === null ? null : shownText(uuid, LONGEST_TEXT),
    tipo: tipo !== null && Math.abs(tipo) < 2 ** 31 ? tipo : null,
    version,
    ibge: ibge ?? null,
    cnes: textOf(transport, 'cnesDadoSerializado') ?? null,
    ine: textOf(transport, 'ineDadoSerializado') ?? null,
    number: typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null,
    municipalityId: ibge === undefined ? null : members.idOf(ibge),
    envelope: bytes,
    formHash: formHash(ledi, record, bytes),
    findings,
  };
}

/** Ends the `contraChave` of whoever sends from a training installation: its records are nobody's production. */
export const TRAINING_MARK = '(TREINAMENTO)';

const isOfTraining = (transport: Struct): boolean =>
  ['remetente', 'originadora'].some((who) => {
    const said = transport[who];
    const key = said && typeof said === 'object' && 'contraChave' in said ? said.contraChave : undefined;
    return typeof key === 'string' && key.endsWith(TRAINING_MARK);
  });

const OF_TRAINING: ReportFinding = {
  code: 'transporte.treinamento',
  group: 'regra de negócio',
  path: 'remetente.contraChave',
  message: 'A ficha é de uma instalação de treinamento e não entra numa de produção.',
};

const NO_UUID: ReportFinding = {
  code: 'transporte.uuidDadoSerializado.forma',
  group: 'estrutural',
  path: 'uuidDadoSerializado',
  message: 'O UUID do registro deve ter de 36 a 44 letras, algarismos e hifens.',
};

function unreadable({ position, entry, bytes }: Entry, error: Unreadable | null): Judged {
  const finding = {
    code: `estrutura.${error?.code ?? 'registro-ilegivel'}`,
    group: 'estrutural',
    path: '',
    message: error?.message ?? 'O registro não pôde ser lido.',
  };
  return {
    position,
    entry: entry === null ? null : entryName(entry),
    outcome: 'invalid',
    uuid: null,
    tipo: null,
    version: null,
    ibge: null,
    cnes: null,
    ine: null,
    number: null,
    municipalityId: null,
    envelope: bytes,
    formHash: null,
    findings: [finding],
  };
}

const textOf = (transport: Struct | undefined, field: string): string | undefined => {
  const value = transport?.[field];
  return typeof value === 'string' ? shownText(value, LONGEST_TEXT) : undefined;
};

/** Equal forms have equal hashes, whoever relayed them; a form written in XML has its Thrift bytes' hash. */
function formHash(
  ledi: Ledi,
  { transport, form, formData }: LediRecord,
  bytes: Uint8Array | null,
): Buffer | null {
  const inner = transport['dadoSerializado'];
  const content =
    inner instanceof Uint8Array
      ? inner
      : form && formData
        ? ledi.encodeStruct(ledi.getStruct(ledi.layout, formData.struct), form)
        : bytes;
  return content && createHash('sha256').update(content).digest();
}
