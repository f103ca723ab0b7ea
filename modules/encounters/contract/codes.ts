/*
 * What an encounter says by code, with the words people read. The codes are those of the LEDI (tables
 * `CondutaEncaminhamento`, `tipoParticipacaoAtendimento`, `viaAdministracao`, `racionalidadeSaude`).
 */

/** `tipoAtendimento` of the FAI: the first two of who had an appointment, the others of spontaneous demand. */
export const ATTENDANCES = [
  { value: 2, label: 'Consulta', scheduled: true },
  { value: 1, label: 'Cuidado continuado', scheduled: true },
  { value: 5, label: 'Consulta no dia', scheduled: false },
  { value: 6, label: 'Urgência', scheduled: false },
] as const;

/** Those that an encounter may be: of a late one any, for nobody can tell any more how the citizen came. */
export const attendancesOf = ({ scheduled, late }: { scheduled: boolean; late: boolean }) =>
  ATTENDANCES.filter((one) => late || one.scheduled === scheduled);

/** "Local de atendimento" of encounters: LEDI's `LocalDeAtendimento`. */
export const PLACES = [
  { value: 1, label: 'UBS' },
  { value: 4, label: 'Domicílio' },
  { value: 5, label: 'Escola/creche' },
  { value: 8, label: 'Instituição/abrigo' },
  { value: 7, label: 'Polo (academia da saúde)' },
  { value: 3, label: 'Rua' },
  { value: 2, label: 'Unidade móvel' },
  { value: 9, label: 'Unidade prisional ou congêneres' },
  { value: 10, label: 'Unidade socioeducativa' },
  { value: 6, label: 'Outros' },
] as const;
/** Where a citizen of the day's list is attended. */
export const AT_THE_UNIT = 1;

/** Those a person chooses; 4 to 8, 10 and 11 follow from referrals and from the outcome. */
export const RETURN = 1;
export const CONDUCTS = [
  { value: RETURN, label: 'Retorno para consulta agendada' },
  { value: 2, label: 'Retorno para cuidado continuado' },
  { value: 12, label: 'Agendamento para grupos' },
  { value: 14, label: 'Agendamento para eMulti' },
  { value: 9, label: 'Alta do episódio' },
] as const;

export const PARTICIPATIONS = [
  { value: 2, label: 'Presencial' },
  { value: 3, label: 'Chamada de vídeo' },
  { value: 4, label: 'Chamada de voz' },
  { value: 5, label: 'E-mail' },
  { value: 6, label: 'Mensagem' },
  { value: 7, label: 'Outros' },
  { value: 1, label: 'Não participou' },
] as const;

/** `eMulti`: what a team of that kind does in an attendance. */
export const EMULTI_ACTIONS = [
  { value: 1, label: 'Avaliação / diagnóstico' },
  { value: 2, label: 'Procedimentos clínicos terapêuticos' },
  { value: 3, label: 'Prescrição terapêutica' },
] as const;

export const RATIONALITIES = [
  { value: 1, label: 'Medicina Tradicional Chinesa' },
  { value: 2, label: 'Antroposofia aplicada à saúde' },
  { value: 3, label: 'Homeopatia' },
  { value: 4, label: 'Fitoterapia' },
  { value: 5, label: 'Ayurveda' },
  { value: 6, label: 'Outra' },
] as const;

/** `situacao` of a problem. */
export const PROBLEM_STATES = [
  { value: 0, label: 'Ativo' },
  { value: 1, label: 'Latente' },
  { value: 2, label: 'Resolvido' },
] as const;
export const RESOLVED = 2;

export const ROUTES_OF_ADMINISTRATION = [
  { value: 0, label: 'Oral' },
  { value: 24, label: 'Sublingual' },
  { value: 4, label: 'Bucal' },
  { value: 8, label: 'Inalatória' },
  { value: 19, label: 'Nasal' },
  { value: 20, label: 'Oftálmica' },
  { value: 21, label: 'Otológica' },
  { value: 6, label: 'Dermatológica' },
  { value: 25, label: 'Transdérmica' },
  { value: 14, label: 'Intramuscular' },
  { value: 17, label: 'Intravenosa' },
  { value: 23, label: 'Subcutânea' },
  { value: 13, label: 'Intradérmica' },
  { value: 22, label: 'Retal' },
  { value: 27, label: 'Vaginal' },
] as const;

/** LEDI's Sexo. */
export const MALE = 0;
export const FEMALE = 1;
