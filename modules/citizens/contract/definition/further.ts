import type { CitizenFields } from './field.ts';

export const further = {
  nis: { kind: 'text', label: 'Nº NIS (PIS/PASEP)', typed: 20, keep: 'digits' },
  maritalStatus: { kind: 'code', label: 'Estado civil', table: 'maritalStatuses', listed: true },
  bloodType: { kind: 'code', label: 'Tipo sanguíneo', table: 'bloodTypes', listed: true },
  occupationCbo: {
    kind: 'text',
    label: 'Ocupação',
    typed: 10,
    keep: 'capitals',
    named: 'occupation',
    searched: true,
  },
  education: { kind: 'code', label: 'Escolaridade', table: 'educations', listed: true },
  informsSexualOrientation: { kind: 'answer', label: 'Deseja informar orientação sexual' },
  sexualOrientation: {
    kind: 'code',
    label: 'Orientação sexual',
    table: 'sexualOrientations',
    required: true,
    listed: true,
    onlyIf: { informsSexualOrientation: true },
  },
  informsGenderIdentity: { kind: 'answer', label: 'Deseja informar identidade de gênero' },
  genderIdentity: {
    kind: 'code',
    label: 'Identidade de gênero',
    table: 'genderIdentities',
    required: true,
    listed: true,
    onlyIf: { informsGenderIdentity: true },
  },
} as const satisfies CitizenFields;
