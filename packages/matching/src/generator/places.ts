import type { Dice } from './dice.ts';

/** Residence of the roster and where else people are born: code of IBGE and weight, of the interior of Ceará. */
export const MUNICIPALITIES: readonly string[] = [
  '2312908',
  '2304400',
  '2303709',
  '2308005',
  '2310209',
  '2306405',
];

const STREETS =
  `JOSE DE ALENCAR; SETE DE SETEMBRO; QUINZE DE NOVEMBRO; TIRADENTES; DOM PEDRO II; SAO JOSE; SAO JOAO;
SANTOS DUMONT; RUI BARBOSA; DUQUE DE CAXIAS; GETULIO VARGAS; CASTRO ALVES; FLORIANO PEIXOTO; DEODORO DA FONSECA;
BARAO DO RIO BRANCO; MARECHAL RONDON; SANTA LUZIA; SANTO ANTONIO; SAO FRANCISCO; PADRE CICERO; BELA VISTA; DAS FLORES;
DO COMERCIO; DA PAZ; CORONEL JOSE SABOIA; DOUTOR MONTE; MAJOR FRANCO; IPIRANGA; JUSCELINO KUBITSCHEK; CASTELO BRANCO;
BOA ESPERANCA; DAS ACACIAS; DOS IPES; AMAZONAS; PARANA; MINAS GERAIS; BAHIA; PERNAMBUCO; GOIAS; MATO GROSSO`
    .split(';')
    .map((street) => street.trim());
const KINDS = ['RUA', 'RUA', 'RUA', 'RUA', 'AVENIDA', 'TRAVESSA'];
const BAIRROS =
  'CENTRO; SAO JOSE; COHAB; JARDIM PRIMAVERA; VILA NOVA; BOA VISTA; SANTA CRUZ; ALTO DA BELA VISTA; PLANALTO; INDUSTRIAL; SITIO NOVO; ALVORADA'
    .split(';')
    .map((bairro) => bairro.trim());

export type Address = { street: string; number: string; bairro: string; cep: string; municipality: string };

/** An address; the CEP goes with street and bairro, as in towns that have one for each. */
export function drawAddress(dice: Dice): Address {
  const street = dice.between(0, STREETS.length * 3 - 1);
  const bairro = dice.between(0, BAIRROS.length - 1);
  return {
    street: `${KINDS[street % KINDS.length]} ${STREETS[street % STREETS.length]}`,
    number: dice.chance(0.06) ? 'S/N' : String(dice.between(1, 1_500)),
    bairro: BAIRROS[bairro] ?? '',
    cep: `62${String(10_000 + bairro * 1_000 + street * 7).padStart(6, '0')}`.slice(0, 8),
    municipality: dice.chance(0.9) ? (MUNICIPALITIES[0] ?? '') : dice.pick(MUNICIPALITIES),
  };
}

export const drawPhone = (dice: Dice): string => `889${dice.between(81_000_000, 99_999_999)}`;
