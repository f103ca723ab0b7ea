// Written by tools/generate-types.mjs from data/structure.json.
import type { UnicaLotacaoHeader } from './shared.ts';

export type ParticipanteRowItem = {
  /** CNS do participante. */
  cnsParticipante?: string;
  /** Data de nascimento. */
  dataNascimento: number;
  /** Avaliação alterada. */
  avaliacaoAlterada?: boolean;
  /** Peso. */
  peso?: number;
  /** Altura. */
  altura?: number;
  /** Cessou o hábito de fumar. */
  cessouHabitoFumar?: boolean;
  /** Abandonou o grupo. */
  abandonouGrupo?: boolean;
  /** Sexo. */
  sexo: number;
  /** CPF do participante. */
  cpfParticipante?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
};

export type ProfissionalCboRowItem = {
  /** CNS do profissional. */
  cnsProfissional: string;
  /** CBO. */
  codigoCbo2002: string;
};

export type FichaAtividadeColetiva = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Outra localidade. */
  outraLocalidade?: string;
  /** Código INEP. */
  inep?: number;
  /** Número de participantes. */
  numParticipantes: number;
  /** Número de avaliações alteradas. */
  numAvaliacoesAlteradas?: number;
  /** Profissionais. */
  profissionais?: ProfissionalCboRowItem[];
  /** Tipo de atividade. */
  atividadeTipo: number;
  /** Temas para reunião. */
  temasParaReuniao?: number[];
  /** Público-alvo. */
  publicoAlvo?: number[];
  /** Participantes. */
  participantes?: ParticipanteRowItem[];
  /** Origem do registro. */
  tbCdsOrigem: number;
  /** CNES do local da atividade. */
  cnesLocalAtividade?: string;
  /** Procedimento. */
  procedimento?: string;
  /** Turno. */
  turno: number;
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** Temas para saúde. */
  temasParaSaude?: number[];
  /** Práticas em saúde. */
  praticasEmSaude?: number[];
  /** PSE educação. */
  pseEducacao: boolean;
  /** PSE saúde. */
  pseSaude: boolean;
  /** Data da atividade coletiva. Removed from the IDL in 2016-10-11. */
  dtAtividadeColetiva?: number;
  /** Número de participantes programados. Removed from the IDL in 2016-10-11. */
  numParticipantesProgramados?: number;
  /** Hora de início. Removed from the IDL in 2016-10-11. */
  horaInicio?: number;
  /** Hora de fim. Removed from the IDL in 2016-10-11. */
  horaFim?: number;
  /** CNS do responsável. Removed from the IDL in 2016-10-11. */
  responsavelCns?: string;
  /** CNES da unidade do responsável. Removed from the IDL in 2016-10-11. */
  responsavelCnesUnidade?: string;
  /** INE da equipe do responsável. Removed from the IDL in 2016-10-11. */
  responsavelNumIne?: string;
  /** Práticas e temas para saúde. Removed from the IDL in 2016-10-11. */
  praticasTemasParaSaude?: number[];
  /** Código IBGE do município. Removed from the IDL in 2016-10-11. */
  codigoIbgeMunicipio?: string;
};
