// Written by tools/generate-types.mjs from data/structure.json.
import type { Ivcf, Medicoes, UnicaLotacaoHeader } from './shared.ts';

export type FichaProcedimentoChild = {
  /** Número do prontuário. */
  numProntuario?: string;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dtNascimento?: number;
  /** Sexo. */
  sexo?: number;
  /** Local de atendimento. */
  localAtendimento?: number;
  /** Turno. */
  turno?: number;
  /** Escuta inicial orientação. */
  statusEscutaInicialOrientacao?: boolean;
  /** Procedimentos. */
  procedimentos?: string[];
  /** Início do atendimento. */
  dataHoraInicialAtendimento?: number;
  /** Fim do atendimento. */
  dataHoraFinalAtendimento?: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Medições. */
  medicoes?: Medicoes;
  /** IVCF-20. */
  ivcf?: Ivcf;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Outros sia procedimentos. Removed from the IDL in 2019-11-01. */
  outrosSiaProcedimentos?: string[];
  /** Peso acompanhamento nutricional. Removed from the IDL in 2024-11-07. */
  pesoAcompanhamentoNutricional?: number;
  /** Altura acompanhamento nutricional. Removed from the IDL in 2024-11-07. */
  alturaAcompanhamentoNutricional?: number;
};

export type FichaProcedimentoMaster = {
  /** UUID da ficha. */
  uuidFicha?: string;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** Cabeçalho. */
  headerTransport?: UnicaLotacaoHeader;
  /** Atend procedimentos. */
  atendProcedimentos?: FichaProcedimentoChild[];
  /** Número de total aferição PA. */
  numTotalAfericaoPa?: number;
  /** Número de total glicemia capilar. */
  numTotalGlicemiaCapilar?: number;
  /** Número de total aferição temperatura. */
  numTotalAfericaoTemperatura?: number;
  /** Número de total medição altura. */
  numTotalMedicaoAltura?: number;
  /** Número de total curativo simples. */
  numTotalCurativoSimples?: number;
  /** Número de total medição peso. */
  numTotalMedicaoPeso?: number;
  /** Número de total coleta material para exame laboratorial. */
  numTotalColetaMaterialParaExameLaboratorial?: number;
};
