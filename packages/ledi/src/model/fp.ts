// Written by tools/generate-types.mjs from data/structure.json.
import type { Ivcf, Medicoes, UnicaLotacaoHeader } from './shared.ts';

export type FichaProcedimentoChild = {
  /** Número do prontuário. */
  numProntuario?: string;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dtNascimento: number;
  /** Sexo. */
  sexo: number;
  /** Local de atendimento. */
  localAtendimento: number;
  /** Turno. */
  turno: number;
  /** Escuta inicial ou orientação. */
  statusEscutaInicialOrientacao?: boolean;
  /** Procedimentos. */
  procedimentos?: string[];
  /** Início do atendimento. */
  dataHoraInicialAtendimento: number;
  /** Fim do atendimento. */
  dataHoraFinalAtendimento: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Medições. */
  medicoes?: Medicoes;
  /** IVCF-20. */
  ivcf?: Ivcf;
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Outros procedimentos do SIA. Removed from the IDL in 2019-11-01. */
  outrosSiaProcedimentos?: string[];
  /** Peso. Removed from the IDL in 2024-11-07. */
  pesoAcompanhamentoNutricional?: number;
  /** Altura. Removed from the IDL in 2024-11-07. */
  alturaAcompanhamentoNutricional?: number;
};

export type FichaProcedimentoMaster = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** Atendimentos. */
  atendProcedimentos?: FichaProcedimentoChild[];
  /** Total de aferições de pressão arterial. */
  numTotalAfericaoPa?: number;
  /** Total de glicemias capilares. */
  numTotalGlicemiaCapilar?: number;
  /** Total de aferições de temperatura. */
  numTotalAfericaoTemperatura?: number;
  /** Total de medições de altura. */
  numTotalMedicaoAltura?: number;
  /** Total de curativos simples. */
  numTotalCurativoSimples?: number;
  /** Total de medições de peso. */
  numTotalMedicaoPeso?: number;
  /** Total de coletas de material para exame laboratorial. */
  numTotalColetaMaterialParaExameLaboratorial?: number;
};
