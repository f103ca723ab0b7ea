// Written by tools/generate-types.mjs from data/structure.json.
import type { UnicaLotacaoHeader } from './shared.ts';

export type FichaComplementarZikaMicrocefalia = {
  /** Cabeçalho. */
  headerTransport?: UnicaLotacaoHeader;
  /** UUID da ficha. */
  uuidFicha?: string;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** Turno. */
  turno?: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** CNS responsável familiar. */
  cnsResponsavelFamiliar?: string;
  /** Data realização teste olhinho. */
  dataRealizacaoTesteOlhinho?: number;
  /** Código de resultado teste olhinho. */
  coResultadoTesteOlhinho?: number;
  /** Data realização exame fundo olho. */
  dataRealizacaoExameFundoOlho?: number;
  /** Código de resultado exame fundo olho. */
  coResultadoExameFundoOlho?: number;
  /** Data realização teste orelhinha. */
  dataRealizacaoTesteOrelhinha?: number;
  /** Código de resultado teste orelhinha. */
  coResultadoTesteOrelhinha?: number;
  /** Data realização ultrassom transfontanela. */
  dataRealizacaoUSTransfontanela?: number;
  /** Código de resultado ultrassom transfontanela. */
  coResultadoUsTransfontanela?: number;
  /** Data realização tomografia computadorizada. */
  dataRealizacaoTomografiaComputadorizada?: number;
  /** Código de resultado tomografia computadorizada. */
  coResultadoTomografiaComputadorizada?: number;
  /** Data realização ressonância magnética. */
  dataRealizacaoRessonanciaMagnetica?: number;
  /** Código de resultado ressonância magnética. */
  coResultadoRessonanciaMagnetica?: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** CPF responsável familiar. */
  cpfResponsavelFamiliar?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
};
