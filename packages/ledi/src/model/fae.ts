// Written by tools/generate-types.mjs from data/structure.json.
import type { EnderecoLocalPermanencia, UnicaLotacaoHeader, VariasLotacoesHeader } from './shared.ts';

export type FichaAvaliacaoElegibilidade = {
  /** UUID da ficha. */
  uuidFicha?: string;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** Nome. */
  nomeCidadao?: string;
  /** Nome social cidadão. */
  nomeSocialCidadao?: string;
  /** Data de nascimento. */
  dataNascimentoCidadao?: number;
  /** Sexo. */
  sexoCidadao?: number;
  /** Raça/cor. */
  racaCorCidadao?: number;
  /** Nome da mãe. */
  nomeMaeCidadao?: string;
  /** Desconhece nome mãe. */
  desconheceNomeMae?: boolean;
  /** Município de nascimento. */
  codigoIbgeMunicipioNascimento?: string;
  /** Nacionalidade. */
  nacionalidadeCidadao?: number;
  /** E-mail. */
  emailCidadao?: string;
  /** Número NIS PIS PASEP. */
  numeroNisPisPasep?: string;
  /** Endereço. */
  endereco?: EnderecoLocalPermanencia;
  /** Atenção domiciliar procedência. */
  atencaoDomiciliarProcedencia?: number;
  /** Atenção domiciliar modalidade. */
  atencaoDomiciliarModalidade?: number;
  /** Condições avaliadas. */
  condicoesAvaliadas?: number[];
  /** CID-10 principal. */
  cid10Principal?: string;
  /** CID-10 secundário um. */
  cid10SecundarioUm?: string;
  /** CID-10 secundário dois. */
  cid10SecundarioDois?: string;
  /** Conclusão destino elegível. */
  conclusaoDestinoElegivel?: number;
  /** Conclusão destino inelegível. */
  conclusaoDestinoInelegivel?: number[];
  /** Cuidador cidadão. */
  cuidadorCidadao?: number;
  /** Turno. */
  turno?: number;
  /** Cabeçalho. */
  headerTransport?: VariasLotacoesHeader;
  /** Nome do pai. */
  nomePaiCidadao?: string;
  /** Desconhece nome pai. */
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
  /** CNS cuidador. */
  cnsCuidador?: string;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** CPF cuidador. */
  cpfCuidador?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Cabeçalho. Removed from the IDL in 2016-10-11. */
  headerTransport_3?: UnicaLotacaoHeader;
};
