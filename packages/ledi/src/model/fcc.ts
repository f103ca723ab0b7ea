// Written by tools/generate-types.mjs from data/structure.json.

export type Lotacao = {
  /** CPF. */
  cpf: string;
  /** CNS. */
  cns: string;
  /** CBO. */
  cboCodigo_2002: string;
  /** INE. */
  ine?: string;
  /** CNES. */
  cnes: string;
  /** Código IBGE do município. */
  codigoIbgeMunicipio: string;
};

export type CuidadoCompartilhado = {
  /** UUID da evolução. */
  uuidEvolucao: string;
  /** Lotação da evolução. */
  lotacaoEvolucao: Lotacao;
  /** Data da evolução. */
  dataEvolucao: number;
  /** Data da evolução anterior. */
  dataEvolucaoAnterior?: number;
  /** Sequência da evolução. */
  coSequencialEvolucao: number;
  /** Conduta da evolução. */
  condutaEvolucao: number;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** Sexo. */
  sexoCidadao: number;
  /** Data de nascimento. */
  dataNascimentoCidadao: string;
  /** UUID do cuidado compartilhado. */
  uuidCuidadoCompartilhado: string;
  /** Solicitante. */
  solicitante: Lotacao;
  /** Executante. */
  executante: Lotacao;
  /** Data de criação do cuidado. */
  dataCriacaoCuidado: number;
  /** CID-10. */
  cid10?: string;
  /** CIAP-2. */
  ciap?: string;
  /** UUID da ficha de origem. */
  uuidFichaOrigem?: string;
  /** Tipo da ficha de origem. */
  tpDadoTranspFichaOrigem?: number;
  /** Prioridade do cuidado. */
  prioridadeCuidado: number;
  /** Reclassificação da prioridade. */
  reclassificacaoPrioridadeCuidado?: number;
};
