import {
  isCboCode,
  isCnes,
  isCns,
  isCpf,
  isIne,
  maskCpf,
  normalizeDigits,
  normalizeName,
} from '@pec-aberto/brazil';
import type { CnesLotacao, CnesProfessional, CnesTeam, CnesUnit } from '@pec-aberto/cnes-xml';
import type { RowFault } from './codes.ts';

const KEY_LENGTH = 20;
const NAME_LENGTH = 200;

/** What a report names a row by: never more than a code's worth of the file's text. */
const shownKey = (text: string) => text.slice(0, KEY_LENGTH);

/** Columns as in the staging tables. `fault` leaves the row out; with `warnings` it enters. */
type Staged = { line: number; key: string; fault: RowFault | null; warnings: RowFault[] };

export function stagedUnit(unit: CnesUnit) {
  const valid = isCnes(unit.cnes);
  return {
    line: unit.row,
    key: shownKey(unit.cnes),
    fault: valid ? null : 'unit-cnes-invalid',
    warnings: unit.name === '' ? ['unit-without-name'] : [],
    cnes: valid ? unit.cnes : null,
    name: unit.name,
    cnpj: unit.cnpj,
    type_code: unit.typeCode,
    type_name: unit.typeName,
    subtype_code: unit.subtypeCode,
    subtype_name: unit.subtypeName,
    phone1: unit.phone1,
    phone2: unit.phone2,
    fax: unit.fax,
    email: unit.email,
    address: unit.address,
    complexities: unit.complexities,
  } satisfies Staged & Record<string, unknown>;
}

export function stagedTeam(team: CnesTeam) {
  const valid = isIne(team.ine);
  const warnings: RowFault[] = [];
  if (team.name === '') warnings.push('team-without-name');
  if (team.deactivatedOn === null && team.deactivatedOnRaw !== '')
    warnings.push('team-deactivation-date-invalid');
  return {
    line: team.row,
    key: shownKey(team.ine),
    fault: valid ? null : 'team-ine-invalid',
    warnings,
    cnes: isCnes(team.cnes) ? team.cnes : null,
    ine: valid ? team.ine : null,
    name: team.name,
    type_code: team.typeCode,
    type_acronym: team.typeAcronym,
    type_name: team.typeName,
    area_code: team.areaCode,
    area_name: team.areaName,
    deactivated_on: team.deactivatedOn,
    active: team.deactivatedOn === null,
  } satisfies Staged & Record<string, unknown>;
}

/** `fileDate`: a birth after it is no birth date. */
export function stagedProfessional(professional: CnesProfessional, fileDate: string) {
  const cpf = normalizeDigits(professional.cpf);
  const cns = normalizeDigits(professional.cns);
  const name = normalizeName(professional.name);
  const { birthDate, birthDateRaw } = professional;
  const born = birthDate !== null && birthDate <= fileDate ? birthDate : null;
  return {
    line: professional.row,
    key:
      cpf.length === 11 || cns === '' ? (cpf === '' ? '' : maskCpf(cpf)) : `••• •••• •••• ${cns.slice(-4)}`,
    fault: professionalFault(professional, { cpf, cns, name }),
    warnings: born === null && birthDateRaw !== '' ? ['professional-birth-date-invalid'] : [],
    // A faulty number of the right length still tells whom in the base the row was about.
    cpf: cpf.length === 11 ? cpf : null,
    cns: cns.length === 15 ? cns : null,
    name: name.slice(0, NAME_LENGTH),
    birth_date: born,
    sex: professional.sex,
    email: professional.email,
    phone: professional.phone,
    council: professional.councilCode,
    council_uf: professional.councilUf,
    council_number: professional.councilRegistration,
    address: professional.address,
  } satisfies Staged & Record<string, unknown>;
}

function professionalFault(
  raw: CnesProfessional,
  { cpf, cns, name }: { cpf: string; cns: string; name: string },
): RowFault | null {
  if (raw.cpf === '' && raw.cns === '') return 'professional-without-cpf-cns';
  if (raw.cpf !== '' && !isCpf(cpf)) return 'professional-cpf-invalid';
  if (raw.cns !== '' && !isCns(cns)) return 'professional-cns-invalid';
  if (name === '') return 'professional-without-name';
  return name.length > NAME_LENGTH ? 'professional-name-too-long' : null;
}

export function stagedLotacao(lotacao: CnesLotacao) {
  const { cnes, ine, cbo } = lotacao;
  return {
    line: lotacao.row,
    fault: lotacaoFault(lotacao),
    warnings: [],
    professional_line: lotacao.professional.row,
    file_cnes: shownKey(cnes),
    file_ine: shownKey(ine),
    file_cbo: shownKey(cbo),
    cnes: isCnes(cnes) ? cnes : null,
    ine: isIne(ine) ? ine : null,
    cbo: isCboCode(cbo) ? cbo : null,
    cbo_name: lotacao.cboName,
    microarea: lotacao.microarea,
  } satisfies Omit<Staged, 'key'> & Record<string, unknown>;
}

function lotacaoFault({ cnes, ine, cbo }: CnesLotacao): RowFault | null {
  if (!isCnes(cnes)) return 'lotacao-cnes-invalid';
  if (ine !== '' && !isIne(ine)) return 'lotacao-ine-invalid';
  return isCboCode(cbo) ? null : 'lotacao-cbo-invalid';
}
