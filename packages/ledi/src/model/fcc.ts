// Written by tools/generate-types.mjs from data/structure.json.

export type Lotacao = {
  /** CPF. */
  cpf?: string;
  /** CNS. */
  cns?: string;
  /** CBO. */
  cboCodigo_2002?: string;
  /** INE. */
  ine?: string;
  /** CNES. */
  cnes?: string;
  /** Código IBGE do município. */
  codigoIbgeMunicipio?: string;
};

export type CuidadoCompartilhado = {
  /** UUID evolução. */
  uuidEvolucao?: string;
  /** Lotação evolução. */
  lotacaoEvolucao?: Lotacao;
  /** Data evolução. */
  dataEvolucao?: number;
  /** Data evolução anterior. */
  dataEvolucaoAnterior?: number;
  /** Código de sequencial evolução. */
  coSequencialEvolucao?: number;
  /** Conduta evolução. */
  condutaEvolucao?: number;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Sexo. */
  sexoCidadao?: number;
  /** Data de nascimento. */
  dataNascimentoCidadao?: string;
  /** UUID cuidado compartilhado. */
  uuidCuidadoCompartilhado?: string;
  /** Solicitante. */
  solicitante?: Lotacao;
  /** Executante. */
  executante?: Lotacao;
  /** Data criação cuidado. */
  dataCriacaoCuidado?: number;
  /** CID-10. */
  cid10?: string;
  /** CIAP-2. */
  ciap?: string;
  /** UUID ficha origem. */
  uuidFichaOrigem?: string;
  /** Tipo de dado transporte ficha origem. */
  tpDadoTranspFichaOrigem?: number;
  /** Prioridade cuidado. */
  prioridadeCuidado?: number;
  /** Reclassificação prioridade cuidado. */
  reclassificacaoPrioridadeCuidado?: number;
};
