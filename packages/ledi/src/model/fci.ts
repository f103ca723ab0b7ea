// Written by tools/generate-types.mjs from data/structure.json.
import type { HeaderCdsCadastro, UnicaLotacaoHeader } from './shared.ts';

export type CondicoesDeSaude = {
  /** Causa da internação nos últimos 12 meses. */
  descricaoCausaInternacaoEm12Meses?: string;
  /** Outra condição de saúde (1). */
  descricaoOutraCondicao1?: string;
  /** Outra condição de saúde (2). */
  descricaoOutraCondicao2?: string;
  /** Outra condição de saúde (3). */
  descricaoOutraCondicao3?: string;
  /** Plantas medicinais usadas. */
  descricaoPlantasMedicinaisUsadas?: string;
  /** Doenças cardíacas. */
  doencaCardiaca?: number[];
  /** Doenças respiratórias. */
  doencaRespiratoria?: number[];
  /** Problemas nos rins. */
  doencaRins?: number[];
  /** Maternidade de referência. */
  maternidadeDeReferencia?: string;
  /** Consideração sobre o peso. */
  situacaoPeso?: number;
  /** É dependente de álcool. */
  statusEhDependenteAlcool?: boolean;
  /** É dependente de outras drogas. */
  statusEhDependenteOutrasDrogas?: boolean;
  /** É fumante. */
  statusEhFumante?: boolean;
  /** É gestante. */
  statusEhGestante?: boolean;
  /** Está acamado. */
  statusEstaAcamado?: boolean;
  /** Está domiciliado. */
  statusEstaDomiciliado?: boolean;
  /** Tem diabetes. */
  statusTemDiabetes?: boolean;
  /** Tem doença respiratória. */
  statusTemDoencaRespiratoria?: boolean;
  /** Tem hanseníase. */
  statusTemHanseniase?: boolean;
  /** Tem hipertensão arterial. */
  statusTemHipertensaoArterial?: boolean;
  /** Tem ou teve câncer. */
  statusTemTeveCancer?: boolean;
  /** Tem ou teve problemas nos rins. */
  statusTemTeveDoencasRins?: boolean;
  /** Tem tuberculose. */
  statusTemTuberculose?: boolean;
  /** Teve AVC ou derrame. */
  statusTeveAvcDerrame?: boolean;
  /** Tem doença cardíaca. */
  statusTeveDoencaCardiaca?: boolean;
  /** Teve infarto. */
  statusTeveInfarto?: boolean;
  /** Esteve internado nos últimos 12 meses. */
  statusTeveInternadoEm12Meses?: boolean;
  /** Usa outras práticas integrativas ou complementares. */
  statusUsaOutrasPraticasIntegrativasOuComplementares?: boolean;
  /** Usa plantas medicinais. */
  statusUsaPlantaMedicinais?: boolean;
  /** Diagnóstico de problema de saúde mental. */
  statusDiagnosticoMental?: boolean;
  /** Tratamento psíquico ou problema mental. Removed from the IDL in 2016-10-11. */
  statusTratamentoPsiquicoOuProblemaMental?: boolean;
};

export type EmSituacaoDeRua = {
  /** Parentesco do familiar visitado. */
  grauParentescoFamiliarFrequentado?: string;
  /** Acesso à higiene pessoal. */
  higienePessoalSituacaoRua?: number[];
  /** Origem da alimentação. */
  origemAlimentoSituacaoRua?: number[];
  /** Outra instituição que acompanha. */
  outraInstituicaoQueAcompanha?: string;
  /** Alimentações por dia. */
  quantidadeAlimentacoesAoDiaSituacaoRua?: number;
  /** Acompanhado por outra instituição. */
  statusAcompanhadoPorOutraInstituicao?: boolean;
  /** Possui referência familiar. */
  statusPossuiReferenciaFamiliar?: boolean;
  /** Recebe benefício. */
  statusRecebeBeneficio?: boolean;
  /** Está em situação de rua. */
  statusSituacaoRua?: boolean;
  /** Tem acesso à higiene pessoal. */
  statusTemAcessoHigienePessoalSituacaoRua?: boolean;
  /** Visita familiar com frequência. */
  statusVisitaFamiliarFrequentemente?: boolean;
  /** Tempo em situação de rua. */
  tempoSituacaoRua?: number;
};

export type IdentificacaoUsuarioCidadao = {
  /** Nome social. */
  nomeSocial?: string;
  /** Município de nascimento. */
  codigoIbgeMunicipioNascimento?: string;
  /** Data de nascimento. */
  dataNascimentoCidadao: number;
  /** Desconhece o nome da mãe. */
  desconheceNomeMae?: boolean;
  /** E-mail. */
  emailCidadao?: string;
  /** Nacionalidade. */
  nacionalidadeCidadao: number;
  /** Nome. */
  nomeCidadao: string;
  /** Nome da mãe. */
  nomeMaeCidadao?: string;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** CNS do responsável familiar. */
  cnsResponsavelFamiliar?: string;
  /** Telefone celular. */
  telefoneCelular?: string;
  /** NIS (PIS/PASEP). */
  numeroNisPisPasep?: string;
  /** País de nascimento. */
  paisNascimento?: number;
  /** Raça/cor. */
  racaCorCidadao: number;
  /** Sexo. */
  sexoCidadao: number;
  /** É responsável familiar. */
  statusEhResponsavel?: boolean;
  /** Etnia. */
  etnia?: number;
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
  /** Microárea. */
  microArea?: string;
  /** Fora de área. */
  stForaArea?: boolean;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** CPF do responsável familiar. */
  cpfResponsavelFamiliar?: string;
  /** Estado civil. */
  estadoCivil?: number;
  /** Tipo sanguíneo. */
  tipoSanguineo?: number;
  /** Declaração de nascido vivo (DNV). */
  dnv?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Data de nascimento do responsável. Removed from the IDL in 2016-10-11. */
  dataNascimentoResponsavel?: number;
};

export type InformacoesSocioDemograficas = {
  /** Deficiências. */
  deficienciasCidadao?: number[];
  /** Curso mais elevado que frequentou. */
  grauInstrucaoCidadao?: number;
  /** Ocupação (CBO). */
  ocupacaoCodigoCbo2002?: string;
  /** Orientação sexual. */
  orientacaoSexualCidadao?: number;
  /** Parentesco com o responsável familiar. */
  relacaoParentescoCidadao?: number;
  /** Situação no mercado de trabalho. */
  situacaoMercadoTrabalhoCidadao?: number;
  /** Deseja informar a orientação sexual. */
  statusDesejaInformarOrientacaoSexual: boolean;
  /** Frequenta benzedeira. */
  statusFrequentaBenzedeira?: boolean;
  /** Frequenta escola. */
  statusFrequentaEscola?: boolean;
  /** É membro de povo ou comunidade tradicional. */
  statusMembroPovoComunidadeTradicional?: boolean;
  /** Participa de grupo comunitário. */
  statusParticipaGrupoComunitario?: boolean;
  /** Possui plano de saúde privado. */
  statusPossuiPlanoSaudePrivado?: boolean;
  /** Tem alguma deficiência. */
  statusTemAlgumaDeficiencia?: boolean;
  /** Identidade de gênero. */
  identidadeGeneroCidadao?: number;
  /** Deseja informar a identidade de gênero. */
  statusDesejaInformarIdentidadeGenero: boolean;
  /** Responsáveis pela criança. */
  responsavelPorCrianca?: number[];
  /** Povo ou comunidade tradicional. */
  coPovoComunidadeTradicional?: number;
  /** Motivo da saída. Removed from the IDL in 2016-10-11. */
  motivoSaidaCidadao?: number;
  /** Responsável pela criança. Removed from the IDL in 2016-10-11. */
  responsavelPorCrianca_8?: number;
  /** Povo ou comunidade tradicional. Removed from the IDL in 2021-08-04. */
  povoComunidadeTradicional?: string;
};

export type InformacoesSocioEconomicas = {
  /** Os alimentos acabaram antes de haver dinheiro para comprar mais. */
  alimentosAcabaramAntesTerDinheiroComprarMais?: boolean;
  /** Comeu só alguns alimentos porque o dinheiro acabou. */
  comeuAlgunsAlimentosQueTinhaDinheiroAcabou?: boolean;
};

export type SaidaCidadaoCadastro = {
  /** Motivo da saída. */
  motivoSaidaCidadao?: number;
  /** Data do óbito. */
  dataObito?: number;
  /** Número da declaração de óbito. */
  numeroDO?: string;
};

export type CadastroIndividual = {
  /** Condições de saúde. */
  condicoesDeSaude?: CondicoesDeSaude;
  /** Em situação de rua. */
  emSituacaoDeRua?: EmSituacaoDeRua;
  /** É atualização de cadastro. */
  fichaAtualizada: boolean;
  /** Identificação do cidadão. */
  identificacaoUsuarioCidadao?: IdentificacaoUsuarioCidadao;
  /** Informações sociodemográficas. */
  informacoesSocioDemograficas?: InformacoesSocioDemograficas;
  /** Termo de recusa. */
  statusTermoRecusaCadastroIndividualAtencaoBasica?: boolean;
  /** Origem do registro. */
  tpCdsOrigem: number;
  /** UUID. */
  uuid: string;
  /** UUID da ficha originadora. */
  uuidFichaOriginadora: string;
  /** Saída do cadastro. */
  saidaCidadaoCadastro?: SaidaCidadaoCadastro;
  /** Cabeçalho. */
  headerTransport: UnicaLotacaoHeader;
  /** Informações socioeconômicas. */
  informacoesSocioEconomicas?: InformacoesSocioEconomicas;
  /** Dados gerais. Removed from the IDL in 2016-10-11. */
  dadosGerais?: HeaderCdsCadastro;
  /** UUID do cidadão. Removed from the IDL in 2024-07-26. */
  uuidCidadao?: string;
  /** Cadastro individual inativo. Removed from the IDL in 2024-07-26. */
  statusCadastroIndividualInativo?: boolean;
  /** Gerado automaticamente. Removed from the IDL in 2024-07-26. */
  statusGeradoAutomaticamente?: boolean;
};
