// Written by tools/generate-types.mjs from data/structure.json.

export type Versao = {
  /** Versão: primeiro número. */
  major: number;
  /** Versão: segundo número. */
  minor: number;
  /** Versão: terceiro número. */
  revision: number;
};

export type DadoInstalacao = {
  /** Contra-chave. */
  contraChave: string;
  /** UUID da instalação. */
  uuidInstalacao: string;
  /** CPF ou CNPJ. */
  cpfOuCnpj: string;
  /** Nome ou razão social. */
  nomeOuRazaoSocial: string;
  /** Telefone. */
  fone?: string;
  /** E-mail. */
  email?: string;
  /** Versão do sistema. */
  versaoSistema?: string;
  /** Nome do banco de dados. */
  nomeBancoDados?: string;
};

export type DadoTransporte = {
  /** UUID do registro. */
  uuidDadoSerializado: string;
  /** Tipo do registro. */
  tipoDadoSerializado: number;
  /** CNES. */
  cnesDadoSerializado: string;
  /** Código IBGE do município. */
  codIbge: string;
  /** INE. */
  ineDadoSerializado?: string;
  /** Número do lote. */
  numLote?: number;
  /** Ficha serializada. */
  dadoSerializado: Uint8Array;
  /** Instalação remetente. */
  remetente: DadoInstalacao;
  /** Instalação originadora. */
  originadora: DadoInstalacao;
  /** Versão. */
  versao: Versao;
};

export type HeaderCdsCadastro = {
  /** CNES da unidade de saúde. */
  cnesUnidadeSaude?: string;
  /** CNS do profissional. */
  cnsProfissional?: string;
  /** Código IBGE do município. */
  codigoIbgeMunicipio?: string;
  /** Data do atendimento. */
  dataAtendimento?: number;
  /** INE da equipe. */
  ineEquipe?: string;
  /** Microárea. */
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
  profissionalCNS: string;
  /** CBO. */
  cboCodigo_2002: string;
  /** CNES. */
  cnes: string;
  /** INE. */
  ine?: string;
  /** Data do atendimento. */
  dataAtendimento: number;
  /** Código IBGE do município. */
  codigoIbgeMunicipio: string;
};

export type VariasLotacoesHeader = {
  /** Profissional principal. */
  lotacaoFormPrincipal: LotacaoHeader;
  /** Profissional do atendimento compartilhado. */
  lotacaoFormAtendimentoCompartilhado?: LotacaoHeader;
  /** Data do atendimento. */
  dataAtendimento: number;
  /** Código IBGE do município. */
  codigoIbgeMunicipio: string;
  /** Lotação. Removed from the IDL in 2016-10-11. */
  lotacaoForm?: UnicaLotacaoHeader;
  /** CNS do profissional (1). Removed from the IDL in 2016-10-11. */
  profissionalCNS1?: string;
  /** CBO (1). Removed from the IDL in 2016-10-11. */
  cboCodigo_2002_1?: string;
  /** CNS do profissional (2). Removed from the IDL in 2016-10-11. */
  profissionalCNS2?: string;
  /** CBO (2). Removed from the IDL in 2016-10-11. */
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
  /** Nome do logradouro. */
  nomeLogradouro?: string;
  /** Número. */
  numero?: string;
  /** UF (código DNE). */
  numeroDneUf?: string;
  /** Telefone de contato. */
  telefoneContato?: string;
  /** Telefone da residência. */
  telefoneResidencia?: string;
  /** Tipo de logradouro (código DNE). */
  tipoLogradouroNumeroDne?: string;
  /** Sem número. */
  stSemNumero?: boolean;
  /** Ponto de referência. */
  pontoReferencia?: string;
  /** Microárea. */
  microArea?: string;
  /** Fora de área. */
  stForaArea?: boolean;
};

export type Medicamento = {
  /** Código CATMAT. */
  codigoCatmat: string;
  /** Via de administração. */
  viaAdministracao: number;
  /** Dose. */
  dose: string;
  /** Dose única. */
  doseUnica: boolean;
  /** Uso contínuo. */
  usoContinuo: boolean;
  /** Tipo de frequência da dose. */
  doseFrequenciaTipo?: number;
  /** Frequência da dose. */
  doseFrequencia?: string;
  /** Quantidade do período da dose. */
  doseFrequenciaQuantidade?: number;
  /** Unidade do período da dose. */
  doseFrequenciaUnidadeMedida?: number;
  /** Início do tratamento. */
  dtInicioTratamento: number;
  /** Duração do tratamento. */
  duracaoTratamento?: number;
  /** Unidade da duração do tratamento. */
  duracaoTratamentoMedida?: number;
  /** Quantidade receitada. */
  quantidadeReceitada: number;
  /** Dose da manhã. */
  qtDoseManha?: string;
  /** Dose da tarde. */
  qtDoseTarde?: string;
  /** Dose da noite. */
  qtDoseNoite?: string;
};

export type EncaminhamentoExterno = {
  /** Especialidade. */
  especialidade: number;
  /** Hipótese diagnóstica (CID-10). */
  hipoteseDiagnosticoCid10?: string;
  /** Hipótese diagnóstica (CIAP-2). */
  hipoteseDiagnosticoCiap2?: string;
  /** Classificação de risco. */
  classificacaoRisco: number;
};

export type ResultadoExame = {
  /** Tipo do resultado. */
  tipoResultado: number;
  /** Valor do resultado. */
  valorResultado: string;
};

export type ResultadosExame = {
  /** Exame. */
  exame: string;
  /** Data da solicitação. */
  dataSolicitacao?: number;
  /** Data da realização. */
  dataRealizacao: number;
  /** Data do resultado. */
  dataResultado?: number;
  /** Resultados. */
  resultadoExame: ResultadoExame[];
  /** Resultado. Removed from the IDL in 2021-06-29. */
  resultado?: string;
};

export type Medicoes = {
  /** Circunferência abdominal. */
  circunferenciaAbdominal?: number;
  /** Perímetro da panturrilha. */
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
  /** Saturação de O₂. */
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
  /** UUID do problema. */
  uuidProblema?: string;
  /** UUID da evolução do problema. */
  uuidEvolucaoProblema?: string;
  /** Sequência da evolução. */
  coSequencialEvolucao?: number;
  /** CIAP-2. */
  ciap?: string;
  /** CID-10. */
  cid10?: string;
  /** Situação. */
  situacao?: number;
  /** Início do problema. */
  dataInicioProblema?: number;
  /** Fim do problema. */
  dataFimProblema?: number;
  /** Avaliado neste atendimento. */
  isAvaliado: boolean;
};

export type Ivcf = {
  /** Resultado. */
  resultado: number;
  /** Comprometimento: idade. */
  hasSgIdade: boolean;
  /** Comprometimento: percepção da saúde. */
  hasSgPercepcaoSaude: boolean;
  /** Comprometimento: atividades instrumentais da vida diária. */
  hasSgAvdInstrumental: boolean;
  /** Comprometimento: atividades básicas da vida diária. */
  hasSgAvdBasica: boolean;
  /** Comprometimento: cognição. */
  hasSgCognicao: boolean;
  /** Comprometimento: humor. */
  hasSgHumor: boolean;
  /** Comprometimento: alcance, preensão e pinça. */
  hasSgAlcancePreensaoPinca: boolean;
  /** Comprometimento: capacidade aeróbica e muscular. */
  hasSgCapAerobicaMuscular: boolean;
  /** Comprometimento: marcha. */
  hasSgMarcha: boolean;
  /** Comprometimento: continência. */
  hasSgContinencia: boolean;
  /** Comprometimento: visão. */
  hasSgVisao: boolean;
  /** Comprometimento: audição. */
  hasSgAudicao: boolean;
  /** Comprometimento: comorbidades múltiplas. */
  hasSgComorbidade: boolean;
  /** Data do resultado. */
  dataResultado: number;
};

export type Exame = {
  /** Código do exame. */
  codigoExame: string;
  /** Solicitado ou avaliado. */
  solicitadoAvaliado: string[];
};

export type SolicitacaoOci = {
  /** Código SIGTAP. */
  codigoSigtap: string;
};

export type EnderecoTransport = {
  /** Bairro. */
  bairroNome?: string;
  /** Bairro (código DNE). */
  bairroDne?: string;
  /** CEP da localidade. */
  localidadeCep?: string;
  /** Localidade (código DNE). */
  localidadeDne?: string;
  /** Localidade (código IBGE). */
  localidadeIbge?: string;
  /** Complemento. */
  complemento?: string;
  /** Logradouro. */
  logradouro?: string;
  /** Logradouro (código DNE). */
  logradouroDne?: string;
  /** Número. */
  numero?: string;
  /** Ponto de referência. */
  pontoReferencia?: string;
  /** Sem número. */
  semNumero: boolean;
  /** UF. */
  ufSigla?: string;
  /** Área. */
  area?: string;
  /** Microárea. */
  microArea?: string;
};

export type CidadaoTransport = {
  /** Não possui CNS. */
  naoPossuiCns: boolean;
  /** CNS. */
  cns: string;
  /** CPF. */
  cpf?: string;
  /** Data de nascimento. */
  dataNascimento: number;
  /** Desconhece o nome da mãe. */
  desconheceNomeMae: boolean;
  /** Nome da mãe. */
  nomeMae?: string;
  /** E-mail. */
  email?: string;
  /** Endereço. */
  endereco?: EnderecoTransport;
  /** Escolaridade. */
  escolaridadeId?: number;
  /** Estado civil. */
  estadoCivilId?: number;
  /** Estrangeiro. */
  estrangeiro: boolean;
  /** Etnia. */
  etniaId?: number;
  /** Faleceu. */
  faleceu?: boolean;
  /** Município de nascimento (CEP). */
  municipioNascimentoCep: string;
  /** Município de nascimento (código DNE). */
  municipioNascimentoDne: string;
  /** Município de nascimento (código IBGE). */
  municipioNascimentoIbge?: string;
  /** NIS (PIS/PASEP). */
  nisPisPasep?: string;
  /** Nome completo. */
  nomeCompleto: string;
  /** Nome social. */
  nomeSocial?: string;
  /** Número do prontuário. */
  numeroProntuario?: string;
  /** Número do prontuário (CNES). */
  numeroProntuarioCnes?: string;
  /** Raça/cor. */
  racaCorId: number;
  /** Sexo. */
  sexo: number;
  /** Telefone celular. */
  telefoneCelular?: string;
  /** Telefone de contato. */
  telefoneContato?: string;
  /** Telefone residencial. */
  telefoneResidencial?: string;
  /** Tipo sanguíneo. */
  tipoSanguineo?: number;
  /** CBO. */
  cboNumero?: string;
};
