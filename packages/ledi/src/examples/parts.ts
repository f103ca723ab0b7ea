import { generateCns, generateCpf } from '@pec-aberto/brazil';
import type { Struct } from '../wire.ts';

/** The day the examples are judged on. */
export const EXAMPLE_DAY = '2026-11-20';
export const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date, 15);
export const ATTENDANCE = day(2026, 10, 5);
const START = Date.UTC(2026, 9, 5, 13);
const END = Date.UTC(2026, 9, 5, 14);

export const CNES = '1234567';
export const INE = '0001234567';
export const IBGE = '4205407';
export const uuid = (n: number) => `${CNES}-00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const post = (seed: number, cbo: string): Struct => ({
  profissionalCNS: generateCns(seed),
  cboCodigo_2002: cbo,
  cnes: CNES,
  ine: INE,
});
export const header = (cbo: string): Struct => ({
  ...post(1, cbo),
  dataAtendimento: ATTENDANCE,
  codigoIbgeMunicipio: IBGE,
});
export const sharedHeader = (cbo: string): Struct => ({
  lotacaoFormPrincipal: post(1, cbo),
  lotacaoFormAtendimentoCompartilhado: post(2, '225125'),
  dataAtendimento: ATTENDANCE,
  codigoIbgeMunicipio: IBGE,
});
export const withCpf: Struct = { cpfCidadao: generateCpf(7), stNaoPossuiCpf: false };
export const withCns = { stNaoPossuiCpf: true, justificativaNaoPossuiCpf: 3 } satisfies Struct;
export const times: Struct = { dataHoraInicialAtendimento: START, dataHoraFinalAtendimento: END };

export const medicoes: Struct = {
  circunferenciaAbdominal: 90.5,
  perimetroPanturrilha: 33,
  pressaoArterialSistolica: 120,
  pressaoArterialDiastolica: 80,
  frequenciaRespiratoria: 16,
  frequenciaCardiaca: 70,
  temperatura: 36.5,
  saturacaoO2: 98,
  glicemiaCapilar: 99,
  tipoGlicemiaCapilar: 0,
  peso: 70.125,
  altura: 170.5,
  perimetroCefalico: 55,
};
export const ivcf: Struct = {
  resultado: 12,
  ...Object.fromEntries(
    [
      'Idade PercepcaoSaude AvdInstrumental AvdBasica Cognicao Humor AlcancePreensaoPinca CapAerobicaMuscular',
      'Marcha Continencia Visao Audicao Comorbidade',
    ].flatMap((names) => names.split(' ').map((name) => [`hasSg${name}`, false])),
  ),
  dataResultado: ATTENDANCE,
};
export const problema = (fields: Struct): Struct => ({
  uuidProblema: uuid(50),
  uuidEvolucaoProblema: uuid(51),
  coSequencialEvolucao: 1,
  situacao: 2,
  dataInicioProblema: day(2020, 1, 10),
  dataFimProblema: day(2021, 1, 10),
  isAvaliado: true,
  ...fields,
});
export const medicamentos: Struct[] = [
  {
    codigoCatmat: 'BR0268317',
    viaAdministracao: 0,
    dose: '1',
    doseUnica: false,
    usoContinuo: false,
    doseFrequenciaTipo: 2,
    doseFrequencia: '3',
    doseFrequenciaQuantidade: 1,
    doseFrequenciaUnidadeMedida: 1,
    dtInicioTratamento: ATTENDANCE,
    duracaoTratamento: 7,
    duracaoTratamentoMedida: 1,
    quantidadeReceitada: 21,
  },
  {
    codigoCatmat: 'BR0268315',
    viaAdministracao: 0,
    dose: '1,5',
    doseUnica: false,
    usoContinuo: true,
    doseFrequenciaTipo: 4,
    dtInicioTratamento: ATTENDANCE,
    duracaoTratamentoMedida: 4,
    quantidadeReceitada: 30,
    qtDoseManha: '1',
    qtDoseTarde: '1/2',
  },
  {
    codigoCatmat: 'BR0268315',
    viaAdministracao: 0,
    dose: 'uma',
    doseUnica: true,
    usoContinuo: false,
    dtInicioTratamento: ATTENDANCE,
    quantidadeReceitada: 1,
  },
];
export const resultadosExames: Struct[] = [
  {
    exame: '0202010503',
    dataSolicitacao: day(2026, 8, 1),
    dataRealizacao: day(2026, 8, 10),
    dataResultado: day(2026, 8, 12),
    resultadoExame: [{ tipoResultado: 1, valorResultado: '5,40' }],
  },
  {
    exame: '0205020143',
    dataRealizacao: day(2026, 9, 1),
    resultadoExame: [
      { tipoResultado: 2, valorResultado: '3' },
      { tipoResultado: 3, valorResultado: '20' },
      { tipoResultado: 4, valorResultado: String(day(2027, 1, 1)) },
    ],
  },
  {
    exame: 'ABEX022',
    dataRealizacao: day(2026, 9, 1),
    resultadoExame: [{ tipoResultado: 1, valorResultado: '1' }],
  },
];

export const person: Struct = {
  nomeCidadao: 'MARIA DA SILVA',
  nomeMaeCidadao: 'ANA DA SILVA',
  nomePaiCidadao: 'JOÃO DA SILVA',
  dataNascimentoCidadao: day(1990, 5, 20),
  nacionalidadeCidadao: 1,
  codigoIbgeMunicipioNascimento: IBGE,
  paisNascimento: 31,
  racaCorCidadao: 5,
  etnia: 1,
  sexoCidadao: 1,
  emailCidadao: 'maria@exemplo.com.br',
  numeroNisPisPasep: '12345678901',
};
export const address: Struct = {
  bairro: 'CENTRO',
  cep: '88010000',
  codigoIbgeMunicipio: IBGE,
  complemento: 'CASA',
  nomeLogradouro: 'DAS FLORES',
  numero: '12A',
  numeroDneUf: '25',
  telefoneContato: '48999990000',
  tipoLogradouroNumeroDne: '081',
  pontoReferencia: 'PRAÇA',
};

export function lotacao(seed: number): Struct {
  return {
    cpf: generateCpf(seed),
    cns: generateCns(seed),
    cboCodigo_2002: '225125',
    ine: INE,
    cnes: CNES,
    codigoIbgeMunicipio: IBGE,
  };
}
