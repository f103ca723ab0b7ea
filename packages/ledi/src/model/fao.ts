// Written by tools/generate-types.mjs from data/structure.json.
import type {
  EncaminhamentoExterno,
  Exame,
  Ivcf,
  Medicamento,
  Medicoes,
  ProblemaCondicao,
  ResultadosExame,
  SolicitacaoOci,
  VariasLotacoesHeader,
} from './shared.ts';

export type ProcedimentoQuantidade = {
  /** Código do procedimento. */
  coMsProcedimento: string;
  /** Quantidade. */
  quantidade: number;
};

export type FichaAtendimentoOdontologicoChild = {
  /** Data de nascimento. */
  dtNascimento: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Número do prontuário. */
  numProntuario?: string;
  /** Gestante. */
  gestante?: boolean;
  /** Necessidades especiais. */
  necessidadesEspeciais?: boolean;
  /** Local de atendimento. */
  localAtendimento: number;
  /** Tipo de atendimento. */
  tipoAtendimento: number;
  /** Condutas e encaminhamentos. */
  tiposEncamOdonto: number[];
  /** Fornecimento. */
  tiposFornecimOdonto?: number[];
  /** Vigilância em saúde bucal. */
  tiposVigilanciaSaudeBucal: number[];
  /** Tipo de consulta. */
  tiposConsultaOdonto?: number[];
  /** Procedimentos realizados. */
  procedimentosRealizados?: ProcedimentoQuantidade[];
  /** Sexo. */
  sexo: number;
  /** Turno. */
  turno: number;
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
  /** Medições. */
  medicoes?: Medicoes;
  /** Problemas e condições. */
  problemasCondicoes: ProblemaCondicao[];
  /** IVCF-20. */
  ivcf?: Ivcf;
  /** Exame. */
  exame?: Exame[];
  /** Solicitações de OCI. */
  solicitacoesOci?: SolicitacaoOci[];
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Outros procedimentos do SIA. Removed from the IDL in 2019-11-01. */
  outrosSiaProcedimentos?: ProcedimentoQuantidade[];
  /** Peso. Removed from the IDL in 2024-11-07. */
  pesoAcompanhamentoNutricional?: number;
  /** Altura. Removed from the IDL in 2024-11-07. */
  alturaAcompanhamentoNutricional?: number;
};

export type FichaAtendimentoOdontologicoMaster = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Cabeçalho. */
  headerTransport: VariasLotacoesHeader;
  /** Atendimentos odontológicos. */
  atendimentosOdontologicos: FichaAtendimentoOdontologicoChild[];
  /** Origem do registro. */
  tpCdsOrigem: number;
};
