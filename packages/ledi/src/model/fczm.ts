// Written by tools/generate-types.mjs from data/structure.json.
import type { UnicaLotacaoHeader } from './shared.ts';

export type FichaComplementarZikaMicrocefalia = {
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** Turno. */
  turno: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** CNS do responsável familiar. */
  cnsResponsavelFamiliar?: string;
  /** Data do teste do olhinho. */
  dataRealizacaoTesteOlhinho?: number;
  /** Resultado do teste do olhinho. */
  coResultadoTesteOlhinho?: number;
  /** Data do exame de fundo de olho. */
  dataRealizacaoExameFundoOlho?: number;
  /** Resultado do exame de fundo de olho. */
  coResultadoExameFundoOlho?: number;
  /** Data do teste da orelhinha. */
  dataRealizacaoTesteOrelhinha?: number;
  /** Resultado do teste da orelhinha. */
  coResultadoTesteOrelhinha?: number;
  /** Data do ultrassom transfontanela. */
  dataRealizacaoUSTransfontanela?: number;
  /** Resultado do ultrassom transfontanela. */
  coResultadoUsTransfontanela?: number;
  /** Data da tomografia computadorizada. */
  dataRealizacaoTomografiaComputadorizada?: number;
  /** Resultado da tomografia computadorizada. */
  coResultadoTomografiaComputadorizada?: number;
  /** Data da ressonância magnética. */
  dataRealizacaoRessonanciaMagnetica?: number;
  /** Resultado da ressonância magnética. */
  coResultadoRessonanciaMagnetica?: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** CPF do responsável familiar. */
  cpfResponsavelFamiliar?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
};
