import type { CitizenFields } from './field.ts';

/*
 * What is kept beside the form, each changed by an act of its own: death, team, family, and how the record itself
 * stands.
 */

export const death = {
  deceased: { kind: 'flag', label: 'Cidadão faleceu', together: 'death' },
  diedOn: { kind: 'day', label: 'Data do óbito', together: 'death' },
  deathCertificate: { kind: 'text', label: 'Nº da declaração de óbito', together: 'death' },
} as const satisfies CitizenFields;

export const team = {
  teamId: { kind: 'id', label: 'Equipe', together: 'team' },
  teamAutomatic: {
    kind: 'flag',
    label: 'Utiliza a informação do cadastro individual',
    empty: true,
    together: 'team',
    supposed: true,
  },
  teamSince: { kind: 'instant', label: 'Vinculado desde', together: 'team', supposed: true },
} as const satisfies CitizenFields;

export const family = {
  familyResponsible: { kind: 'flag', label: 'É o responsável familiar', together: 'family' },
  responsibleId: { kind: 'id', label: 'Responsável familiar', together: 'family' },
  responsibleDocument: { kind: 'text', label: 'CPF ou CNS do responsável', together: 'family' },
  kinship: { kind: 'code', label: 'Parentesco com o responsável', table: 'kinships', together: 'family' },
} as const satisfies CitizenFields;

export const situation = {
  sharingRefused: { kind: 'flag', label: 'Compartilhamento do prontuário desativado', together: 'sharing' },
  status: {
    kind: 'word',
    label: 'Situação',
    empty: 'active',
    words: { active: 'Ativo', inactive: 'Inativo', merged: 'Unificado' },
    joined: false,
  },
  inactivatedAt: { kind: 'instant', label: 'Inativado em', joined: false },
  inactivationReason: { kind: 'text', label: 'Motivo da inativação', joined: false },
  mergedInto: { kind: 'id', label: 'Unificado em', joined: false },
  fciUuid: { kind: 'text', label: 'Cadastro individual aplicado', joined: false },
  fciFilledAt: { kind: 'instant', label: 'Cadastro individual preenchido em', joined: false },
} as const satisfies CitizenFields;

/** Rows of `citizen_document`. */
export const documents = {
  documents: { kind: 'rows', label: 'Documentos', joined: false },
} as const satisfies CitizenFields;
