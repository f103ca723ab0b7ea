import { BRAZIL } from '../codes.ts';
import type { CitizenFields } from './field.ts';

/** Who lives abroad has no address here. */
const onlyIf = { residenceCountry: BRAZIL } as const;

/** Lengths are those of the LEDI address (EnderecoLocalPermanencia), so that it travels. */
export const residence = {
  residenceCountry: {
    kind: 'code',
    label: 'País de residência',
    table: 'countries',
    searched: true,
    required: true,
    listed: true,
    otherwise: BRAZIL,
  },
  cep: { kind: 'text', label: 'CEP', typed: 10, keep: 'digits', mask: 'cep', onlyIf },
  uf: { kind: 'text', label: 'UF', typed: 2, keep: 'capitals', onlyIf },
  municipalityIbge: {
    kind: 'text',
    label: 'Município',
    typed: 7,
    keep: 'digits',
    named: 'municipality',
    searched: true,
    onlyIf,
  },
  bairro: { kind: 'text', label: 'Bairro', typed: 200, keep: 'capitals', most: 72, shownAs: 'place', onlyIf },
  streetType: {
    kind: 'text',
    label: 'Tipo de logradouro',
    typed: 3,
    table: 'streetTypes',
    searched: true,
    listed: true,
    onlyIf,
  },
  street: {
    kind: 'text',
    label: 'Logradouro',
    typed: 200,
    keep: 'capitals',
    most: 72,
    shownAs: 'place',
    onlyIf,
  },
  houseNumber: {
    kind: 'text',
    label: 'Número',
    typed: 20,
    keep: 'capitals',
    most: 10,
    onlyIf: { ...onlyIf, noHouseNumber: false },
  },
  noHouseNumber: { kind: 'flag', label: 'Sem número', onlyIf },
  complement: {
    kind: 'text',
    label: 'Complemento',
    typed: 200,
    keep: 'capitals',
    most: 30,
    shownAs: 'place',
    onlyIf,
  },
  referencePoint: {
    kind: 'text',
    label: 'Ponto de referência',
    typed: 200,
    keep: 'capitals',
    most: 40,
    shownAs: 'place',
    onlyIf,
  },
  area: { kind: 'text', label: 'Área', typed: 10, keep: 'capitals', most: 4, onlyIf },
  microarea: {
    kind: 'text',
    label: 'Microárea',
    typed: 5,
    keep: 'digits',
    onlyIf: { ...onlyIf, outOfArea: false },
  },
  outOfArea: { kind: 'flag', label: 'Fora da área', onlyIf },
} as const satisfies CitizenFields;
