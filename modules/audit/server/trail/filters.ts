import { isCns, isCpf } from '@pec-aberto/brazil';
import { isIP } from 'node:net';
import { type Catalogue, codesOf, tablesOfRecord } from '../../catalogue/catalogue.ts';
import { officialTypes } from '../../contract/official-types.ts';
import { isDay } from '#platform/contract/typed';
import { type FieldProblem, refused } from '#platform/errors/problem';
import type { Db } from '#platform/db/database';
import { findRecordIds } from './record-queries.ts';

/** The form as it comes: by query, by body, or from a trail kept in the base. */
export type TrailFilters = {
  from: string;
  to: string;
  types?: string;
  detail?: string;
  professionalId?: string;
  record?: string;
  recordId?: string;
  ip?: string;
};

/** Filters resolved to what the table holds; undefined means all. */
export type TrailQuery = {
  municipalityId: string;
  from: string;
  to: string;
  codes?: { codes: readonly string[]; unlisted: boolean };
  /** Every code that some room declares, and those that concern the whole installation. */
  declared: readonly string[];
  ofInstallation: readonly string[];
  detail?: string;
  professionalId?: string;
  tables?: readonly string[];
  recordIds?: readonly string[];
  ip?: string;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Checks a form and resolves it. Throws 422 naming every wrong field. */
export async function resolveFilters(
  db: Db,
  catalogue: Catalogue,
  municipalityId: string,
  filters: TrailFilters,
): Promise<TrailQuery> {
  const problems = [...problemsOf(catalogue, filters)];
  const [first] = problems;
  if (first) throw refused('audit-filters-invalid', first.message, problems);
  const { from, to, types, detail, professionalId, record, recordId, ip } = filters;
  return {
    municipalityId,
    from,
    to,
    declared: [...catalogue.types.keys()],
    ofInstallation: [...catalogue.types].flatMap(([code, type]) => (type.installation ? [code] : [])),
    ...(types ? { codes: codesOf(catalogue, types.split(',').map(Number)) } : {}),
    ...(detail?.trim() ? { detail: detail.trim() } : {}),
    ...(professionalId ? { professionalId } : {}),
    ...(record ? { tables: tablesOfRecord(catalogue, record) } : {}),
    ...(recordId?.trim() ? { recordIds: await recordIdsOf(db, recordId) } : {}),
    ...(ip?.trim() ? { ip: ip.trim() } : {}),
  };
}

// Shorter texts stand in nearly every event, and in no index.
const SHORTEST_DETAIL = 3;

function* problemsOf(
  { recordTypes }: Catalogue,
  { from, to, types, detail, record, recordId, ip }: TrailFilters,
): Generator<FieldProblem> {
  if (!isDay(from)) yield { path: 'from', message: 'A data de início não existe.' };
  if (!isDay(to)) yield { path: 'to', message: 'A data de fim não existe.' };
  else if (to < from) yield { path: 'to', message: 'A data de fim é anterior à de início.' };
  const known = new Set(officialTypes.map((type) => String(type.number)));
  if (types && !types.split(',').every((one) => known.has(one))) {
    yield { path: 'types', message: 'Um dos tipos de evento não existe.' };
  }
  if (detail?.trim() && detail.trim().length < SHORTEST_DETAIL) {
    yield { path: 'detail', message: `Informe ao menos ${SHORTEST_DETAIL} caracteres dos detalhes.` };
  }
  if (record && !recordTypes.some((type) => type.id === record)) {
    yield { path: 'record', message: 'Este tipo de registro não existe.' };
  }
  if (recordId?.trim() && !isIdentifier(recordId.trim())) {
    yield {
      path: 'recordId',
      message: 'Informe o identificador como aparece na trilha, ou CPF, CNS, CNES ou código IBGE.',
    };
  }
  if (ip?.trim() && !isAddress(ip.trim())) {
    yield { path: 'ip', message: 'Informe um endereço IP, por exemplo 200.148.12.188.' };
  }
}

const digitsOf = (text: string) => text.replaceAll(/[.\-\s/]/g, '');

function isIdentifier(text: string): boolean {
  const digits = digitsOf(text);
  return UUID.test(text) || isCpf(digits) || isCns(digits) || /^\d{7}$/.test(digits);
}

function isAddress(text: string): boolean {
  const [address = '', mask, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return mask === undefined || (/^\d{1,3}$/.test(mask) && Number(mask) <= (version === 4 ? 32 : 128));
}

async function recordIdsOf(db: Db, text: string): Promise<string[]> {
  const trimmed = text.trim();
  return UUID.test(trimmed) ? [trimmed.toLowerCase()] : findRecordIds(db, digitsOf(trimmed));
}
