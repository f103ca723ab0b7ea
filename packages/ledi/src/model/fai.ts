// Written by tools/generate-types.mjs from data/structure.json.
import type {
  EncaminhamentoExterno,
  Exame,
  Ivcf,
  LotacaoHeader,
  Medicamento,
  Medicoes,
  ProblemaCondicao,
  ResultadosExame,
  SolicitacaoOci,
  VariasLotacoesHeader,
} from './shared.ts';

export type ProblemaCondicaoAvaliacaoAI = {
  /** CIAP-2. */
  ciaps?: string[];
  /** Outro CIAP-2 (1). */
  outroCiap1?: string;
  /** Outro CIAP-2 (2). */
  outroCiap2?: string;
  /** CID-10. */
  cid10?: string;
  /** CID-10 (2). */
  cid10_2?: string;
};

export type FichaAtendimentoIndividualChild = {
  /** Número do prontuário. */
  numeroProntuario?: string;
  /** CNS. */
  cns?: string;
  /** Data de nascimento. */
  dataNascimento: number;
  /** Local de atendimento. */
  localDeAtendimento: number;
  /** Sexo. */
  sexo: number;
  /** Turno. */
  turno: number;
  /** Tipo de atendimento. */
  tipoAtendimento: number;
  /** Aleitamento materno. */
  aleitamentoMaterno?: number;
  /** Data da última menstruação. */
  dumDaGestante?: number;
  /** Idade gestacional. */
  idadeGestacional?: number;
  /** Modalidade de atenção domiciliar. */
  atencaoDomiciliarModalidade?: number;
  /** Exame. */
  exame?: Exame[];
  /** Vacinação em dia. */
  vacinaEmDia?: boolean;
  /** Práticas integrativas e complementares. */
  pic?: number;
  /** Ficou em observação. */
  ficouEmObservacao?: boolean;
  /** NASF. */
  nasfs?: number[];
  /** Condutas. */
  condutas: number[];
  /** Gravidez planejada. */
  stGravidezPlanejada?: boolean;
  /** Número de gestas prévias. */
  nuGestasPrevias?: number;
  /** Número de partos. */
  nuPartos?: number;
  /** Racionalidade em saúde. */
  racionalidadeSaude?: number;
  /** Início do atendimento. */
  dataHoraInicialAtendimento: number;
  /** Fim do atendimento. */
  dataHoraFinalAtendimento: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Medicamentos. */
  medicamentos?: Medicamento[];
  /** Encaminhamentos. */
  encaminhamentos?: EncaminhamentoExterno[];
  /** Resultados de exames. */
  resultadosExames?: ResultadosExame[];
  /** Profissional que finalizou a observação. */
  finalizadorObservacao?: LotacaoHeader;
  /** Participação do cidadão. */
  tipoParticipacaoCidadao?: number;
  /** Participação do profissional convidado. */
  tipoParticipacaoProfissionalConvidado?: number;
  /** eMulti. */
  emultis?: number[];
  /** Medições. */
  medicoes?: Medicoes;
  /** Problemas e condições. */
  problemasCondicoes: ProblemaCondicao[];
  /** IVCF-20. */
  ivcf?: Ivcf;
  /** Solicitações de OCI. */
  solicitacoesOci?: SolicitacaoOci[];
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Exames solicitados. Removed from the IDL in 2019-11-01. */
  examesSolicitados?: string[];
  /** Exames avaliados. Removed from the IDL in 2019-11-01. */
  examesAvaliados?: string[];
  /** Peso. Removed from the IDL in 2024-11-07. */
  pesoAcompanhamentoNutricional?: number;
  /** Altura. Removed from the IDL in 2024-11-07. */
  alturaAcompanhamentoNutricional?: number;
  /** Problema ou condição avaliada. Removed from the IDL in 2024-11-07. */
  problemaCondicaoAvaliada?: ProblemaCondicaoAvaliacaoAI;
  /** Perímetro cefálico. Removed from the IDL in 2024-11-07. */
  perimetroCefalico?: number;
  /** UUID na RNDS. Removed from the IDL in 2025-03-10. */
  uuidRnds?: string;
};

export type FichaAtendimentoIndividualMaster = {
  /** Cabeçalho. */
  headerTransport: VariasLotacoesHeader;
  /** Atendimentos individuais. */
  atendimentosIndividuais: FichaAtendimentoIndividualChild[];
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
};
