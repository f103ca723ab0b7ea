// Written by tools/generate-types.mjs from data/structure.json.
import type { EnderecoLocalPermanencia, HeaderCdsCadastro, UnicaLotacaoHeader } from './shared.ts';

export type InstituicaoPermanencia = {
  /** Nome da instituição. */
  nomeInstituicaoPermanencia?: string;
  /** Outros profissionais vinculados. */
  stOutrosProfissionaisVinculados?: boolean;
  /** Nome do responsável técnico. */
  nomeResponsavelTecnico: string;
  /** CNS do responsável técnico. */
  cnsResponsavelTecnico?: string;
  /** Cargo na instituição. */
  cargoInstituicao?: string;
  /** Telefone do responsável técnico. */
  telefoneResponsavelTecnico?: string;
};

export type CondicaoMoradia = {
  /** Abastecimento de água. */
  abastecimentoAgua?: number;
  /** Área de produção rural. */
  areaProducaoRural?: number;
  /** Destino do lixo. */
  destinoLixo?: number;
  /** Escoamento do banheiro ou sanitário. */
  formaEscoamentoBanheiro?: number;
  /** Localização da moradia. */
  localizacao: number;
  /** Material predominante das paredes externas. */
  materialPredominanteParedesExtDomicilio?: number;
  /** Número de cômodos. */
  nuComodos?: string;
  /** Número de moradores. */
  nuMoradores?: string;
  /** Situação de moradia ou posse da terra. */
  situacaoMoradiaPosseTerra?: number;
  /** Disponibilidade de energia elétrica. */
  stDisponibilidadeEnergiaEletrica?: boolean;
  /** Acesso ao domicílio. */
  tipoAcessoDomicilio?: number;
  /** Tipo de domicílio. */
  tipoDomicilio?: number;
  /** Água para consumo. */
  aguaConsumoDomicilio?: number;
  /** Origem da energia elétrica. */
  tipoOrigemEnergiaEletrica?: number;
};

export type FamiliaRow = {
  /** Data de nascimento do responsável. */
  dataNascimentoResponsavel?: number;
  /** CNS do responsável. */
  numeroCnsResponsavel?: string;
  /** Número de membros da família. */
  numeroMembrosFamilia?: number;
  /** Número do prontuário. */
  numeroProntuario?: string;
  /** Renda familiar. */
  rendaFamiliar?: number;
  /** Reside desde. */
  resideDesde?: number;
  /** A família mudou-se. */
  stMudanca?: boolean;
  /** CPF do responsável. */
  cpfResponsavel?: string;
};

export type CadastroDomiciliar = {
  /** Tipos de animais no domicílio. */
  animaisNoDomicilio?: number[];
  /** Condições de moradia. */
  condicaoMoradia?: CondicaoMoradia;
  /** Endereço. */
  enderecoLocalPermanencia?: EnderecoLocalPermanencia;
  /** Famílias. */
  familias?: FamiliaRow[];
  /** É atualização de cadastro. */
  fichaAtualizada: boolean;
  /** Quantidade de animais no domicílio. */
  quantosAnimaisNoDomicilio?: string;
  /** Há animais no domicílio. */
  stAnimaisNoDomicilio?: boolean;
  /** Termo de recusa. */
  statusTermoRecusa?: boolean;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** UUID. */
  uuid: string;
  /** UUID da ficha originadora. */
  uuidFichaOriginadora: string;
  /** Tipo de imóvel. */
  tipoDeImovel: number;
  /** Instituição de permanência. */
  instituicaoPermanencia?: InstituicaoPermanencia;
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** Latitude. */
  latitude?: number;
  /** Longitude. */
  longitude?: number;
  /** Tipo de endereço. */
  tipoEndereco: number;
  /** Dados gerais. Removed from the IDL in 2016-10-11. */
  dadosGerais?: HeaderCdsCadastro;
  /** Gerado automaticamente. Removed from the IDL in 2024-07-26. */
  statusGeradoAutomaticamente?: boolean;
};
