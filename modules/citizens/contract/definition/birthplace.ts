import { BRAZILIAN, FOREIGN, NATURALIZED } from '../codes.ts';
import type { CitizenFields } from './field.ts';

export const birthplace = {
  nationality: {
    kind: 'code',
    label: 'Nacionalidade',
    table: 'nationalities',
    required: true,
    listed: true,
  },
  birthMunicipalityIbge: {
    kind: 'text',
    label: 'Município de nascimento',
    typed: 7,
    keep: 'digits',
    named: 'municipality',
    searched: true,
    required: true,
    onlyIf: { nationality: BRAZILIAN },
  },
  birthCountry: {
    kind: 'code',
    label: 'País de nascimento',
    table: 'countries',
    searched: true,
    required: true,
    onlyIf: { nationality: FOREIGN },
  },
  naturalizedOn: {
    kind: 'day',
    label: 'Data de naturalização',
    required: true,
    onlyIf: { nationality: NATURALIZED },
  },
  naturalizationOrdinance: {
    kind: 'text',
    label: 'Portaria de naturalização',
    typed: 60,
    keep: 'capitals',
    required: true,
    onlyIf: { nationality: NATURALIZED },
  },
  enteredBrazilOn: {
    kind: 'day',
    label: 'Data de entrada no Brasil',
    required: true,
    onlyIf: { nationality: FOREIGN },
  },
} as const satisfies CitizenFields;
