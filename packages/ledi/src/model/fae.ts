// Written by tools/generate-types.mjs from data/structure.json.
import type { EnderecoLocalPermanencia, UnicaLotacaoHeader, VariasLotacoesHeader } from './shared.ts';

export type FichaAvaliacaoElegibilidade = {
  /** UUID da ficha. */
  uuidFicha: string;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Nome. */
  nomeCidadao?: string;
  /** Nome social. */
  nomeSocialCidadao?: string;
  /** Data de nascimento. */
  dataNascimentoCidadao: number;
  /** Sexo. */
  sexoCidadao: number;
  /** Raça/cor. */
  racaCorCidadao?: number;
  /** Nome da mãe. */
  nomeMaeCidadao?: string;
  /** Desconhece o nome da mãe. */
  desconheceNomeMae?: boolean;
  /** Município de nascimento. */
  codigoIbgeMunicipioNascimento?: string;
  /** Nacionalidade. */
  nacionalidadeCidadao?: number;
  /** E-mail. */
  emailCidadao?: string;
  /** NIS (PIS/PASEP). */
  numeroNisPisPasep?: string;
  /** Endereço. */
  endereco?: EnderecoLocalPermanencia;
  /** Procedência. */
  atencaoDomiciliarProcedencia: number;
  /** Modalidade de atenção domiciliar. */
  atencaoDomiciliarModalidade: number;
  /** Condições avaliadas. */
  condicoesAvaliadas?: number[];
  /** CID-10 principal. */
  cid10Principal: string;
  /** Primeiro CID-10 secundário. */
  cid10SecundarioUm?: string;
  /** Segundo CID-10 secundário. */
  cid10SecundarioDois?: string;
  /** Conclusão: elegível. */
  conclusaoDestinoElegivel?: number;
  /** Conclusão: inelegível. */
  conclusaoDestinoInelegivel?: number[];
  /** Cuidador. */
  cuidadorCidadao?: number;
  /** Turno. */
  turno: number;
  /** Cabeçalho. */
  headerTransport: VariasLotacoesHeader;
  /** Nome do pai. */
  nomePaiCidadao?: string;
  /** Desconhece o nome do pai. */
  desconheceNomePai?: boolean;
  /** Data da naturalização. */
  dtNaturalizacao?: number;
  /** Portaria de naturalização. */
  portariaNaturalizacao?: string;
  /** Data de entrada no Brasil. */
  dtEntradaBrasil?: number;
  /** País de nascimento. */
  paisNascimento?: number;
  /** Etnia. */
  etnia?: number;
  /** CNS do cuidador. */
  cnsCuidador?: string;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** CPF do cuidador. */
  cpfCuidador?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Cabeçalho. Removed from the IDL in 2016-10-11. */
  headerTransport_3?: UnicaLotacaoHeader;
};
