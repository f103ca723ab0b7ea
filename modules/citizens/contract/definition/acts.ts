import type { CitizenFields } from './field.ts';

/*
 * What is kept beside the form, each changed by an act of its own: death, team, family, and how the record itself
 * stands.
 */

export const death = {
  deceased: { kind: 'flag', label: 'Cidadão faleceu' },
  diedOn: { kind: 'day', label: 'Data do óbito' },
  deathCertificate: { kind: 'text', label: 'Nº da declaração de óbito' },
} as const satisfies CitizenFields;

export const team = {
  teamId: { kind: 'id', label: 'Equipe' },
  teamAutomatic: { kind: 'flag', label: 'Utiliza a informação do cadastro individual', empty: true },
  teamSince: { kind: 'instant', label: 'Vinculado desde' },
} as const satisfies CitizenFields;

export const family = {
  familyResponsible: { kind: 'flag', label: 'É o responsável familiar' },
  responsibleId: { kind: 'id', label: 'Responsável familiar' },
  responsibleDocument: { kind: 'text', label: 'CPF ou CNS do responsável' },
  kinship: { kind: 'code', label: 'Parentesco com o responsável', table: 'kinships' },
} as const satisfies CitizenFields;

export const situation = {
  sharingRefused: { kind: 'flag', label: 'Compartilhamento do prontuário desativado' },
  status: {
    kind: 'word',
    label: 'Situação',
    empty: 'active',
    words: { active: 'Ativo', inactive: 'Inativo', merged: 'Unificado' },
  },
  inactivatedAt: { kind: 'instant', label: 'Inativado em' },
  inactivationReason: { kind: 'text', label: 'Motivo da inativação' },
  mergedInto: { kind: 'id', label: 'Unificado em' },
  fciUuid: { kind: 'text', label: 'Cadastro individual aplicado' },
  fciFilledAt: { kind: 'instant', label: 'Cadastro individual preenchido em' },
} as const satisfies CitizenFields;

/** Rows of `citizen_document`. */
export const documents = {
  documents: { kind: 'rows', label: 'Documentos' },
} as const satisfies CitizenFields;
