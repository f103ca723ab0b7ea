// Written by tools/generate-types.mjs from data/structure.json.

export type Versao = {
  /** Major. */
  major?: number;
  /** Minor. */
  minor?: number;
  /** Revision. */
  revision?: number;
};

export type DadoInstalacao = {
  /** Contra-chave. */
  contraChave?: string;
  /** UUID da instalação. */
  uuidInstalacao?: string;
  /** CPF ou CNPJ. */
  cpfOuCnpj?: string;
  /** Nome ou razão social. */
  nomeOuRazaoSocial?: string;
  /** Telefone. */
  fone?: string;
  /** E-mail. */
  email?: string;
  /** Versão sistema. */
  versaoSistema?: string;
  /** Nome banco dados. */
  nomeBancoDados?: string;
};

export type DadoTransporte = {
  /** UUID do registro. */
  uuidDadoSerializado?: string;
  /** Tipo do registro. */
  tipoDadoSerializado?: number;
  /** CNES. */
  cnesDadoSerializado?: string;
  /** Código IBGE do município. */
  codIbge?: string;
  /** INE. */
  ineDadoSerializado?: string;
  /** Número do lote. */
  numLote?: number;
  /** Ficha serializada. */
  dadoSerializado?: Uint8Array;
  /** Remetente. */
  remetente?: DadoInstalacao;
  /** Originadora. */
  originadora?: DadoInstalacao;
  /** Versão. */
  versao?: Versao;
};

export type HeaderCdsCadastro = {
  /** CNES unidade saúde. */
  cnesUnidadeSaude?: string;
  /** CNS profissional. */
  cnsProfissional?: string;
  /** Código IBGE do município. */
  codigoIbgeMunicipio?: string;
  /** Data do atendimento. */
  dataAtendimento?: number;
  /** INE equipe. */
  ineEquipe?: string;
  /** Microarea. */
  microarea?: number;
};

export type LotacaoHeader = {
  /** CNS do profissional. */
  profissionalCNS?: string;
  /** CBO. */
  cboCodigo_2002?: string;
  /** CNES. */
  cnes?: string;
  /** INE. */
  ine?: string;
};

export type UnicaLotacaoHeader = {
  /** CNS do profissional. */
  profissionalCNS?: string;
  /** CBO. */
  cboCodigo_2002?: string;
  /** CNES. */
  cnes?: string;
  /** INE. */
  ine?: string;
  /** Data do atendimento. */
  dataAtendimento?: number;
  /** Código IBGE do município. */
  codigoIbgeMunicipio?: string;
};

export type VariasLotacoesHeader = {
  /** Profissional principal. */
  lotacaoFormPrincipal?: LotacaoHeader;
  /** Profissional do atendimento compartilhado. */
  lotacaoFormAtendimentoCompartilhado?: LotacaoHeader;
  /** Data do atendimento. */
  dataAtendimento?: number;
  /** Código IBGE do município. */
  codigoIbgeMunicipio?: string;
  /** Lotação form. Removed from the IDL in 2016-10-11. */
  lotacaoForm?: UnicaLotacaoHeader;
  /** Profissional cns1. Removed from the IDL in 2016-10-11. */
  profissionalCNS1?: string;
  /** CBO código 2002 1. Removed from the IDL in 2016-10-11. */
  cboCodigo_2002_1?: string;
  /** Profissional cns2. Removed from the IDL in 2016-10-11. */
  profissionalCNS2?: string;
  /** CBO código 2002 2. Removed from the IDL in 2016-10-11. */
  cboCodigo_2002_2?: string;
};

export type EnderecoLocalPermanencia = {
  /** Bairro. */
  bairro?: string;
  /** CEP. */
  cep?: string;
  /** Código IBGE do município. */
  codigoIbgeMunicipio?: string;
  /** Complemento. */
  complemento?: string;
  /** Nome logradouro. */
  nomeLogradouro?: string;
  /** Número. */
  numero?: string;
  /** Número DNE UF. */
  numeroDneUf?: string;
  /** Telefone contato. */
  telefoneContato?: string;
  /** Telefone residência. */
  telefoneResidencia?: string;
  /** Tipo logradouro número DNE. */
  tipoLogradouroNumeroDne?: string;
  /** Sem número. */
  stSemNumero?: boolean;
  /** Ponto referência. */
  pontoReferencia?: string;
  /** Microárea. */
  microArea?: string;
  /** Fora de área. */
  stForaArea?: boolean;
};

export type Medicamento = {
  /** Código CATMAT. */
  codigoCatmat?: string;
  /** Via de administração. */
  viaAdministracao?: number;
  /** Dose. */
  dose?: string;
  /** Dose única. */
  doseUnica?: boolean;
  /** Uso contínuo. */
  usoContinuo?: boolean;
  /** Dose frequência tipo. */
  doseFrequenciaTipo?: number;
  /** Dose frequência. */
  doseFrequencia?: string;
  /** Dose frequência quantidade. */
  doseFrequenciaQuantidade?: number;
  /** Dose frequência unidade medida. */
  doseFrequenciaUnidadeMedida?: number;
  /** Data de início tratamento. */
  dtInicioTratamento?: number;
  /** Duração tratamento. */
  duracaoTratamento?: number;
  /** Duração tratamento medida. */
  duracaoTratamentoMedida?: number;
  /** Quantidade receitada. */
  quantidadeReceitada?: number;
  /** Quantidade de dose manhã. */
  qtDoseManha?: string;
  /** Quantidade de dose tarde. */
  qtDoseTarde?: string;
  /** Quantidade de dose noite. */
  qtDoseNoite?: string;
};

export type EncaminhamentoExterno = {
  /** Especialidade. */
  especialidade?: number;
  /** Hipótese diagnóstico CID-10. */
  hipoteseDiagnosticoCid10?: string;
  /** Hipótese diagnóstico CIAP-2. */
  hipoteseDiagnosticoCiap2?: string;
  /** Classificação risco. */
  classificacaoRisco?: number;
};

export type ResultadoExame = {
  /** Tipo resultado. */
  tipoResultado?: number;
  /** Valor resultado. */
  valorResultado?: string;
};

export type ResultadosExame = {
  /** Exame. */
  exame?: string;
  /** Data solicitação. */
  dataSolicitacao?: number;
  /** Data realização. */
  dataRealizacao?: number;
  /** Data resultado. */
  dataResultado?: number;
  /** Resultado exame. */
  resultadoExame?: ResultadoExame[];
  /** Resultado. Removed from the IDL in 2021-06-29. */
  resultado?: string;
};

export type Medicoes = {
  /** Circunferência abdominal. */
  circunferenciaAbdominal?: number;
  /** Perímetro panturrilha. */
  perimetroPanturrilha?: number;
  /** Pressão arterial sistólica. */
  pressaoArterialSistolica?: number;
  /** Pressão arterial diastólica. */
  pressaoArterialDiastolica?: number;
  /** Frequência respiratória. */
  frequenciaRespiratoria?: number;
  /** Frequência cardíaca. */
  frequenciaCardiaca?: number;
  /** Temperatura. */
  temperatura?: number;
  /** Saturação o2. */
  saturacaoO2?: number;
  /** Glicemia capilar. */
  glicemiaCapilar?: number;
  /** Momento da coleta. */
  tipoGlicemiaCapilar?: number;
  /** Peso. */
  peso?: number;
  /** Altura. */
  altura?: number;
  /** Perímetro cefálico. */
  perimetroCefalico?: number;
};

export type ProblemaCondicao = {
  /** UUID problema. */
  uuidProblema?: string;
  /** UUID evolução problema. */
  uuidEvolucaoProblema?: string;
  /** Código de sequencial evolução. */
  coSequencialEvolucao?: number;
  /** CIAP-2. */
  ciap?: string;
  /** CID-10. */
  cid10?: string;
  /** Situação. */
  situacao?: number;
  /** Data início problema. */
  dataInicioProblema?: number;
  /** Data fim problema. */
  dataFimProblema?: number;
  /** Avaliado. */
  isAvaliado?: boolean;
};

export type Ivcf = {
  /** Resultado. */
  resultado?: number;
  /** Sg idade. */
  hasSgIdade?: boolean;
  /** Sg percepção saúde. */
  hasSgPercepcaoSaude?: boolean;
  /** Sg AVD instrumental. */
  hasSgAvdInstrumental?: boolean;
  /** Sg AVD básica. */
  hasSgAvdBasica?: boolean;
  /** Sg cognição. */
  hasSgCognicao?: boolean;
  /** Sg humor. */
  hasSgHumor?: boolean;
  /** Sg alcance preensão pinça. */
  hasSgAlcancePreensaoPinca?: boolean;
  /** Sg cap aeróbica muscular. */
  hasSgCapAerobicaMuscular?: boolean;
  /** Sg marcha. */
  hasSgMarcha?: boolean;
  /** Sg continência. */
  hasSgContinencia?: boolean;
  /** Sg visão. */
  hasSgVisao?: boolean;
  /** Sg audição. */
  hasSgAudicao?: boolean;
  /** Sg comorbidade. */
  hasSgComorbidade?: boolean;
  /** Data resultado. */
  dataResultado?: number;
};

export type Exame = {
  /** Código exame. */
  codigoExame?: string;
  /** Solicitado avaliado. */
  solicitadoAvaliado?: string[];
};

export type SolicitacaoOci = {
  /** Código SIGTAP. */
  codigoSigtap?: string;
};

export type EnderecoTransport = {
  /** Bairro nome. */
  bairroNome?: string;
  /** Bairro DNE. */
  bairroDne?: string;
  /** Localidade CEP. */
  localidadeCep?: string;
  /** Localidade DNE. */
  localidadeDne?: string;
  /** Localidade IBGE. */
  localidadeIbge?: string;
  /** Complemento. */
  complemento?: string;
  /** Logradouro. */
  logradouro?: string;
  /** Logradouro DNE. */
  logradouroDne?: string;
  /** Número. */
  numero?: string;
  /** Ponto referência. */
  pontoReferencia?: string;
  /** Sem número. */
  semNumero?: boolean;
  /** UF sigla. */
  ufSigla?: string;
  /** Área. */
  area?: string;
  /** Microárea. */
  microArea?: string;
};

export type CidadaoTransport = {
  /** Não possui CNS. */
  naoPossuiCns?: boolean;
  /** CNS. */
  cns?: string;
  /** CPF. */
  cpf?: string;
  /** Data de nascimento. */
  dataNascimento?: number;
  /** Desconhece nome mãe. */
  desconheceNomeMae?: boolean;
  /** Nome mãe. */
  nomeMae?: string;
  /** E-mail. */
  email?: string;
  /** Endereço. */
  endereco?: EnderecoTransport;
  /** Escolaridade id. */
  escolaridadeId?: number;
  /** Estado civil id. */
  estadoCivilId?: number;
  /** Estrangeiro. */
  estrangeiro?: boolean;
  /** Etnia id. */
  etniaId?: number;
  /** Faleceu. */
  faleceu?: boolean;
  /** Município nascimento CEP. */
  municipioNascimentoCep?: string;
  /** Município nascimento DNE. */
  municipioNascimentoDne?: string;
  /** Município nascimento IBGE. */
  municipioNascimentoIbge?: string;
  /** NIS PIS PASEP. */
  nisPisPasep?: string;
  /** Nome completo. */
  nomeCompleto?: string;
  /** Nome social. */
  nomeSocial?: string;
  /** Número do prontuário. */
  numeroProntuario?: string;
  /** Número prontuário CNES. */
  numeroProntuarioCnes?: string;
  /** Raça cor id. */
  racaCorId?: number;
  /** Sexo. */
  sexo?: number;
  /** Telefone celular. */
  telefoneCelular?: string;
  /** Telefone contato. */
  telefoneContato?: string;
  /** Telefone residencial. */
  telefoneResidencial?: string;
  /** Tipo sanguíneo. */
  tipoSanguineo?: number;
  /** CBO número. */
  cboNumero?: string;
};
