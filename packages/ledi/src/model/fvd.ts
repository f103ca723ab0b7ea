// Written by tools/generate-types.mjs from data/structure.json.
import type { Ivcf, UnicaLotacaoHeader } from './shared.ts';

export type FichaVisitaDomiciliarChild = {
  /** Turno. */
  turno: number;
  /** Número do prontuário. */
  numProntuario?: string;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dtNascimento?: number;
  /** Sexo. */
  sexo?: number;
  /** Visita compartilhada com outro profissional. */
  statusVisitaCompartilhadaOutroProfissional?: boolean;
  /** Motivos da visita. */
  motivosVisita?: number[];
  /** Desfecho. */
  desfecho: number;
  /** Microárea. */
  microArea?: string;
  /** Fora de área. */
  stForaArea?: boolean;
  /** Tipo de imóvel. */
  tipoDeImovel: number;
  /** Peso. */
  pesoAcompanhamentoNutricional?: number;
  /** Altura. */
  alturaAcompanhamentoNutricional?: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Pressão sistólica. */
  pressaoSistolica?: number;
  /** Pressão diastólica. */
  pressaoDiastolica?: number;
  /** Temperatura. */
  temperatura?: number;
  /** Momento da coleta. */
  tipoGlicemia?: number;
  /** Glicemia. */
  glicemia?: number;
  /** Latitude. */
  latitude?: number;
  /** Longitude. */
  longitude?: number;
  /** UUID do cadastro domiciliar de origem. */
  uuidOrigemCadastroDomiciliar?: string;
  /** IVCF-20. */
  ivcf?: Ivcf;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
};

export type FichaVisitaDomiciliarMaster = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** Visitas domiciliares. */
  visitasDomiciliares: FichaVisitaDomiciliarChild[];
};
