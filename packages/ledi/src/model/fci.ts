// Written by tools/generate-types.mjs from data/structure.json.
import type { HeaderCdsCadastro, UnicaLotacaoHeader } from './shared.ts';

export type CondicoesDeSaude = {
  /** Causa da internação nos últimos 12 meses. */
  descricaoCausaInternacaoEm12Meses?: string;
  /** Descrição outra condicao1. */
  descricaoOutraCondicao1?: string;
  /** Descrição outra condicao2. */
  descricaoOutraCondicao2?: string;
  /** Descrição outra condicao3. */
  descricaoOutraCondicao3?: string;
  /** Descrição plantas medicinais usadas. */
  descricaoPlantasMedicinaisUsadas?: string;
  /** Doença cardíaca. */
  doencaCardiaca?: number[];
  /** Doença respiratória. */
  doencaRespiratoria?: number[];
  /** Doença rins. */
  doencaRins?: number[];
  /** Maternidade de referência. */
  maternidadeDeReferencia?: string;
  /** Situação peso. */
  situacaoPeso?: number;
  /** É dependente álcool. */
  statusEhDependenteAlcool?: boolean;
  /** É dependente outras drogas. */
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
  /** Tem teve câncer. */
  statusTemTeveCancer?: boolean;
  /** Tem teve doenças rins. */
  statusTemTeveDoencasRins?: boolean;
  /** Tem tuberculose. */
  statusTemTuberculose?: boolean;
  /** Teve AVC derrame. */
  statusTeveAvcDerrame?: boolean;
  /** Teve doença cardíaca. */
  statusTeveDoencaCardiaca?: boolean;
  /** Teve infarto. */
  statusTeveInfarto?: boolean;
  /** Internado nos últimos 12 meses. */
  statusTeveInternadoEm12Meses?: boolean;
  /** Usa outras práticas integrativas ou complementares. */
  statusUsaOutrasPraticasIntegrativasOuComplementares?: boolean;
  /** Usa planta medicinais. */
  statusUsaPlantaMedicinais?: boolean;
  /** Diagnóstico mental. */
  statusDiagnosticoMental?: boolean;
  /** Tratamento psíquico ou problema mental. Removed from the IDL in 2016-10-11. */
  statusTratamentoPsiquicoOuProblemaMental?: boolean;
};

export type EmSituacaoDeRua = {
  /** Grau parentesco familiar frequentado. */
  grauParentescoFamiliarFrequentado?: string;
  /** Higiene pessoal situação rua. */
  higienePessoalSituacaoRua?: number[];
  /** Origem alimento situação rua. */
  origemAlimentoSituacaoRua?: number[];
  /** Outra instituição que acompanha. */
  outraInstituicaoQueAcompanha?: string;
  /** Quantidade alimentações ao dia situação rua. */
  quantidadeAlimentacoesAoDiaSituacaoRua?: number;
  /** Acompanhado por outra instituição. */
  statusAcompanhadoPorOutraInstituicao?: boolean;
  /** Possui referência familiar. */
  statusPossuiReferenciaFamiliar?: boolean;
  /** Recebe benefício. */
  statusRecebeBeneficio?: boolean;
  /** Situação rua. */
  statusSituacaoRua?: boolean;
  /** Tem acesso higiene pessoal situação rua. */
  statusTemAcessoHigienePessoalSituacaoRua?: boolean;
  /** Visita familiar frequentemente. */
  statusVisitaFamiliarFrequentemente?: boolean;
  /** Tempo situação rua. */
  tempoSituacaoRua?: number;
};

export type IdentificacaoUsuarioCidadao = {
  /** Nome social. */
  nomeSocial?: string;
  /** Município de nascimento. */
  codigoIbgeMunicipioNascimento?: string;
  /** Data de nascimento. */
  dataNascimentoCidadao?: number;
  /** Desconhece nome mãe. */
  desconheceNomeMae?: boolean;
  /** E-mail. */
  emailCidadao?: string;
  /** Nacionalidade. */
  nacionalidadeCidadao?: number;
  /** Nome. */
  nomeCidadao?: string;
  /** Nome da mãe. */
  nomeMaeCidadao?: string;
  /** CNS do cidadão. */
  cnsCidadao?: string;
  /** CNS responsável familiar. */
  cnsResponsavelFamiliar?: string;
  /** Telefone celular. */
  telefoneCelular?: string;
  /** Número NIS PIS PASEP. */
  numeroNisPisPasep?: string;
  /** País de nascimento. */
  paisNascimento?: number;
  /** Raça/cor. */
  racaCorCidadao?: number;
  /** Sexo. */
  sexoCidadao?: number;
  /** É responsável familiar. */
  statusEhResponsavel?: boolean;
  /** Etnia. */
  etnia?: number;
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
  /** Microárea. */
  microArea?: string;
  /** Fora de área. */
  stForaArea?: boolean;
  /** CPF do cidadão. */
  cpfCidadao?: string;
  /** CPF responsável familiar. */
  cpfResponsavelFamiliar?: string;
  /** Estado civil. */
  estadoCivil?: number;
  /** Tipo sanguíneo. */
  tipoSanguineo?: number;
  /** DNV. */
  dnv?: string;
  /** Não possui CPF. */
  stNaoPossuiCpf?: boolean;
  /** Justificativa para não possuir CPF. */
  justificativaNaoPossuiCpf?: number;
  /** Data nascimento responsável. Removed from the IDL in 2016-10-11. */
  dataNascimentoResponsavel?: number;
};

export type InformacoesSocioDemograficas = {
  /** Deficiências cidadão. */
  deficienciasCidadao?: number[];
  /** Grau instrução cidadão. */
  grauInstrucaoCidadao?: number;
  /** Ocupação código CBO. */
  ocupacaoCodigoCbo2002?: string;
  /** Orientação sexual cidadão. */
  orientacaoSexualCidadao?: number;
  /** Relação parentesco cidadão. */
  relacaoParentescoCidadao?: number;
  /** Situação mercado trabalho cidadão. */
  situacaoMercadoTrabalhoCidadao?: number;
  /** Deseja informar orientação sexual. */
  statusDesejaInformarOrientacaoSexual?: boolean;
  /** Frequenta benzedeira. */
  statusFrequentaBenzedeira?: boolean;
  /** Frequenta escola. */
  statusFrequentaEscola?: boolean;
  /** Membro povo comunidade tradicional. */
  statusMembroPovoComunidadeTradicional?: boolean;
  /** Participa grupo comunitário. */
  statusParticipaGrupoComunitario?: boolean;
  /** Possui plano saúde privado. */
  statusPossuiPlanoSaudePrivado?: boolean;
  /** Tem alguma deficiência. */
  statusTemAlgumaDeficiencia?: boolean;
  /** Identidade gênero cidadão. */
  identidadeGeneroCidadao?: number;
  /** Deseja informar identidade gênero. */
  statusDesejaInformarIdentidadeGenero?: boolean;
  /** Responsável por criança. */
  responsavelPorCrianca?: number[];
  /** Código de povo comunidade tradicional. */
  coPovoComunidadeTradicional?: number;
  /** Motivo saída cidadão. Removed from the IDL in 2016-10-11. */
  motivoSaidaCidadao?: number;
  /** Responsável por criança. Removed from the IDL in 2016-10-11. */
  responsavelPorCrianca_8?: number;
  /** Povo comunidade tradicional. Removed from the IDL in 2021-08-04. */
  povoComunidadeTradicional?: string;
};

export type InformacoesSocioEconomicas = {
  /** Alimentos acabaram antes ter dinheiro comprar mais. */
  alimentosAcabaramAntesTerDinheiroComprarMais?: boolean;
  /** Comeu alguns alimentos que tinha dinheiro acabou. */
  comeuAlgunsAlimentosQueTinhaDinheiroAcabou?: boolean;
};

export type SaidaCidadaoCadastro = {
  /** Motivo saída cidadão. */
  motivoSaidaCidadao?: number;
  /** Data óbito. */
  dataObito?: number;
  /** Número do. */
  numeroDO?: string;
};

export type CadastroIndividual = {
  /** Condições de saúde. */
  condicoesDeSaude?: CondicoesDeSaude;
  /** Em situação de rua. */
  emSituacaoDeRua?: EmSituacaoDeRua;
  /** Ficha atualizada. */
  fichaAtualizada?: boolean;
  /** Identificação usuário cidadão. */
  identificacaoUsuarioCidadao?: IdentificacaoUsuarioCidadao;
  /** Informações socio demográficas. */
  informacoesSocioDemograficas?: InformacoesSocioDemograficas;
  /** Termo de recusa. */
  statusTermoRecusaCadastroIndividualAtencaoBasica?: boolean;
  /** Origem do registro. */
  tpCdsOrigem?: number;
  /** UUID. */
  uuid?: string;
  /** UUID da ficha originadora. */
  uuidFichaOriginadora?: string;
  /** Saída cidadão cadastro. */
  saidaCidadaoCadastro?: SaidaCidadaoCadastro;
  /** Cabeçalho. */
  headerTransport?: UnicaLotacaoHeader;
  /** Informações socio econômicas. */
  informacoesSocioEconomicas?: InformacoesSocioEconomicas;
  /** Dados gerais. Removed from the IDL in 2016-10-11. */
  dadosGerais?: HeaderCdsCadastro;
  /** UUID cidadão. Removed from the IDL in 2024-07-26. */
  uuidCidadao?: string;
  /** Cadastro individual inativo. Removed from the IDL in 2024-07-26. */
  statusCadastroIndividualInativo?: boolean;
  /** Gerado automaticamente. Removed from the IDL in 2024-07-26. */
  statusGeradoAutomaticamente?: boolean;
};
