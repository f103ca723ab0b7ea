// Written by tools/generate-types.mjs from data/structure.json.
import type { ProblemaCondicao, UnicaLotacaoHeader, VariasLotacoesHeader } from './shared.ts';

export type FichaAtendimentoDomiciliarChild = {
  /** Turno. */
  turno: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Data de nascimento. */
  dataNascimento: number;
  /** Sexo. */
  sexo: number;
  /** Local de atendimento. */
  localAtendimento: number;
  /** Modalidade de atenção domiciliar. */
  atencaoDomiciliarModalidade?: number;
  /** Tipo de atendimento. */
  tipoAtendimento: number;
  /** Condições avaliadas. */
  condicoesAvaliadas?: number[];
  /** Procedimentos. */
  procedimentos?: string[];
  /** Conduta ou desfecho. */
  condutaDesfecho: number;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Problemas e condições. */
  problemasCondicoes: ProblemaCondicao[];
  /** Início do acompanhamento pós-óbito. Removed from the IDL in 2016-10-11. */
  statusInicioAcompanhamentoPosObito?: boolean;
  /** Outros procedimentos. Removed from the IDL in 2019-11-01. */
  outrosProcedimentos?: string[];
  /** CID-10. Removed from the IDL in 2024-11-07. */
  cid?: string;
  /** CIAP-2. Removed from the IDL in 2024-11-07. */
  ciap?: string;
};

export type FichaAtendimentoDomiciliarMaster = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** Atendimentos domiciliares. */
  atendimentosDomiciliares: FichaAtendimentoDomiciliarChild[];
  /** Cabeçalho. */
  headerTransport: VariasLotacoesHeader;
  /** Cabeçalho. Removed from the IDL in 2016-10-11. */
  headerTransport_3?: UnicaLotacaoHeader;
};
