import type { Code } from './codes/code.ts';

/*
 * Coded tables of the registration, from the tables of LEDI 8.7.0. The long ones have files of their own in
 * `codes/`, so that a page loads them only where it asks.
 */
export { type Code, labelOf } from './codes/code.ts';

/** Sexo. A form offers all but `IGNORED_SEX`, which fichas of older layouts bring. */
export const sexes: readonly Code[] = [
  { code: 0, label: 'Masculino' },
  { code: 1, label: 'Feminino' },
  { code: 5, label: 'Indeterminado' },
  { code: 4, label: 'Ignorado' },
];
export const IGNORED_SEX = 4;

/** RacaCor. "Sem informação" (6) is refused since LEDI 6.3.5: older records are read, none is written. */
export const races: readonly Code[] = [
  { code: 1, label: 'Branca' },
  { code: 2, label: 'Preta' },
  { code: 3, label: 'Amarela' },
  { code: 4, label: 'Parda' },
  { code: 5, label: 'Indígena' },
  { code: 6, label: 'Sem informação' },
];
/** Asks for the ethnicity. */
export const INDIGENOUS = 5;
export const RACE_NOT_TOLD = 6;

/** Nacionalidade. */
export const nationalities: readonly Code[] = [
  { code: 1, label: 'Brasileira' },
  { code: 2, label: 'Naturalizado' },
  { code: 3, label: 'Estrangeiro' },
];
export const BRAZILIAN = 1;
export const NATURALIZED = 2;
export const FOREIGN = 3;
/** Pais: Brasil. */
export const BRAZIL = 31;

/** EstadoCivil (LEDI 8.4.0). */
export const maritalStatuses: readonly Code[] = [
  { code: 1, label: 'Solteiro' },
  { code: 2, label: 'Casado' },
  { code: 3, label: 'Viúvo' },
  { code: 4, label: 'Separado judicialmente' },
  { code: 5, label: 'União consensual' },
];

/** TipoSanguineo (LEDI 8.4.0). */
export const bloodTypes: readonly Code[] = [
  { code: 1, label: 'A+' },
  { code: 2, label: 'A-' },
  { code: 3, label: 'B+' },
  { code: 4, label: 'B-' },
  { code: 5, label: 'AB+' },
  { code: 6, label: 'AB-' },
  { code: 7, label: 'O+' },
  { code: 8, label: 'O-' },
];

/** CursoMaisElevado, shown as "Escolaridade". */
export const educations: readonly Code[] = [
  { code: 51, label: 'Creche' },
  { code: 52, label: 'Pré-escola (exceto CA)' },
  { code: 53, label: 'Classe de alfabetização - CA' },
  { code: 54, label: 'Ensino fundamental 1ª a 4ª séries' },
  { code: 55, label: 'Ensino fundamental 5ª a 8ª séries' },
  { code: 56, label: 'Ensino fundamental completo' },
  { code: 61, label: 'Ensino fundamental especial' },
  { code: 58, label: 'Ensino fundamental EJA - séries iniciais (supletivo 1ª a 4ª)' },
  { code: 59, label: 'Ensino fundamental EJA - séries finais (supletivo 5ª a 8ª)' },
  { code: 60, label: 'Ensino médio, médio 2º ciclo (científico, técnico e etc)' },
  { code: 57, label: 'Ensino médio especial' },
  { code: 62, label: 'Ensino médio EJA (supletivo)' },
  { code: 63, label: 'Superior, aperfeiçoamento, especialização, mestrado, doutorado' },
  { code: 64, label: 'Alfabetização para adultos (Mobral, etc)' },
  { code: 65, label: 'Nenhum' },
];

/** OrientacaoSexual. */
export const sexualOrientations: readonly Code[] = [
  { code: 148, label: 'Heterossexual' },
  { code: 154, label: 'Bissexual' },
  { code: 196, label: 'Gay' },
  { code: 197, label: 'Lésbica' },
  { code: 198, label: 'Assexual' },
  { code: 199, label: 'Panssexual' },
  { code: 155, label: 'Outro' },
];

/** identidadeGeneroCidadao. */
export const genderIdentities: readonly Code[] = [
  { code: 149, label: 'Homem transgênero' },
  { code: 150, label: 'Mulher transgênero' },
  { code: 156, label: 'Travesti' },
  { code: 200, label: 'Homem cisgênero' },
  { code: 201, label: 'Mulher cisgênero' },
  { code: 203, label: 'Não-binário' },
  { code: 151, label: 'Outro' },
];

/** RelacaoParentesco, to the responsible of the family. */
export const kinships: readonly Code[] = [
  { code: 137, label: 'Cônjuge / Companheiro(a)' },
  { code: 138, label: 'Filho(a)' },
  { code: 139, label: 'Enteado(a)' },
  { code: 140, label: 'Neto(a) / Bisneto(a)' },
  { code: 141, label: 'Pai / Mãe' },
  { code: 142, label: 'Sogro(a)' },
  { code: 143, label: 'Irmão / Irmã' },
  { code: 144, label: 'Genro / Nora' },
  { code: 145, label: 'Outro parente' },
  { code: 146, label: 'Não parente' },
];

/** JustificativaNaoPossuiCpf (LEDI 8.4.0). */
export const noCpfReasons: readonly Code[] = [
  { code: 2, label: 'Paciente desacordado, sem documentos' },
  { code: 3, label: 'Recém-nascidos' },
  { code: 4, label: 'Indígenas sem CPF' },
  { code: 5, label: 'Pessoa em situação de rua sem documentos' },
  { code: 6, label: 'Recusa cultural ou religiosa' },
  { code: 7, label: 'Estrangeiro em trânsito (turista/visitante)' },
  { code: 8, label: 'Pessoa indocumentada' },
  { code: 9, label: 'Crianças sem documentação emitida' },
  { code: 10, label: 'Estrangeiro residente sem CPF' },
  { code: 11, label: 'Internação compulsória (saúde mental ou ordem judicial)' },
  { code: 12, label: 'População migrante/refugiada em processo de regularização' },
  { code: 13, label: 'Situações de calamidade ou desastre' },
];

export type DocumentKind = 'cpf' | 'cns' | 'nis' | 'dnv' | 'rg' | 'prontuario' | 'passport' | 'other';
/** What `citizen_document` keeps; `prontuario` is the number of a paper record. */
export const documentKinds: readonly Code<DocumentKind>[] = [
  { code: 'cpf', label: 'CPF' },
  { code: 'cns', label: 'CNS' },
  { code: 'nis', label: 'NIS (PIS/PASEP)' },
  { code: 'dnv', label: 'Declaração de nascido vivo' },
  { code: 'rg', label: 'RG' },
  { code: 'prontuario', label: 'Nº do prontuário' },
  { code: 'passport', label: 'Passaporte' },
  { code: 'other', label: 'Outro documento' },
];

export type Origin = 'registration' | 'fci' | 'import' | 'unification' | 'demo';
/** Where what a record says came from. */
export const origins: readonly Code<Origin>[] = [
  { code: 'registration', label: 'Cadastro do cidadão' },
  { code: 'fci', label: 'Cadastro individual' },
  { code: 'import', label: 'Importação' },
  { code: 'unification', label: 'Unificação' },
  { code: 'demo', label: 'Demonstração' },
];
