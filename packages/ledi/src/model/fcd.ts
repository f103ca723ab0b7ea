// Written by tools/generate-types.mjs from data/structure.json.
import type { EnderecoLocalPermanencia, HeaderCdsCadastro, UnicaLotacaoHeader } from './shared.ts';

export type InstituicaoPermanencia = {
  /** Nome instituição permanência. */
  nomeInstituicaoPermanencia?: string;
  /** Outros profissionais vinculados. */
  stOutrosProfissionaisVinculados?: boolean;
  /** Nome responsável técnico. */
  nomeResponsavelTecnico?: string;
  /** CNS responsável técnico. */
  cnsResponsavelTecnico?: string;
  /** Cargo instituição. */
  cargoInstituicao?: string;
  /** Telefone responsável técnico. */
  telefoneResponsavelTecnico?: string;
};

export type CondicaoMoradia = {
  /** Abastecimento água. */
  abastecimentoAgua?: number;
  /** Área produção rural. */
  areaProducaoRural?: number;
  /** Destino lixo. */
  destinoLixo?: number;
  /** Forma escoamento banheiro. */
  formaEscoamentoBanheiro?: number;
  /** Localização. */
  localizacao?: number;
  /** Material predominante paredes ext domicílio. */
  materialPredominanteParedesExtDomicilio?: number;
  /** Número de cômodos. */
  nuComodos?: string;
  /** Número de moradores. */
  nuMoradores?: string;
  /** Situação moradia posse terra. */
  situacaoMoradiaPosseTerra?: number;
  /** Disponibilidade energia elétrica. */
  stDisponibilidadeEnergiaEletrica?: boolean;
  /** Tipo acesso domicílio. */
  tipoAcessoDomicilio?: number;
  /** Tipo domicílio. */
  tipoDomicilio?: number;
  /** Água consumo domicílio. */
  aguaConsumoDomicilio?: number;
  /** Tipo origem energia elétrica. */
  tipoOrigemEnergiaEletrica?: number;
};

export type FamiliaRow = {
  /** Data nascimento responsável. */
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
  /** Mudança. */
  stMudanca?: boolean;
  /** CPF do responsável. */
  cpfResponsavel?: string;
};

export type CadastroDomiciliar = {
  /** Animais no domicílio. */
  animaisNoDomicilio?: number[];
  /** Condição moradia. */
  condicaoMoradia?: CondicaoMoradia;
  /** Endereço. */
  enderecoLocalPermanencia?: EnderecoLocalPermanencia;
  /** Famílias. */
  familias?: FamiliaRow[];
  /** Ficha atualizada. */
  fichaAtualizada?: boolean;
  /** Quantos animais no domicílio. */
  quantosAnimaisNoDomicilio?: string;
  /** Animais no domicílio. */
  stAnimaisNoDomicilio?: boolean;
  /** Termo de recusa. */
  statusTermoRecusa?: boolean;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** UUID. */
  uuid?: string;
  /** UUID da ficha originadora. */
  uuidFichaOriginadora?: string;
  /** Tipo de imóvel. */
  tipoDeImovel?: number;
  /** Instituição permanência. */
  instituicaoPermanencia?: InstituicaoPermanencia;
  /** Cabeçalho. */
  headerTransport?: UnicaLotacaoHeader;
  /** Latitude. */
  latitude?: number;
  /** Longitude. */
  longitude?: number;
  /** Tipo endereço. */
  tipoEndereco?: number;
  /** Dados gerais. Removed from the IDL in 2016-10-11. */
  dadosGerais?: HeaderCdsCadastro;
  /** Gerado automaticamente. Removed from the IDL in 2024-07-26. */
  statusGeradoAutomaticamente?: boolean;
};
