import { expect, it } from 'vitest';
import { ingredientsOf, prescriptionWarnings } from './contract/warnings.ts';

it.each([
  ['DIPIRONA SÓDICA, 500 MG/ML, SOLUÇÃO INJETÁVEL', ['DIPIRONA']],
  ['Dipirona 500 mg', ['DIPIRONA']],
  ['LOSARTANA POTÁSSICA 50 MG', ['LOSARTANA']],
  ['AMOXICILINA + CLAVULANATO DE POTÁSSIO, 500 MG + 125 MG', ['AMOXICILINA', 'CLAVULANATO']],
  ['Ácido acetilsalicílico 100 mg', ['ACETILSALICILICO']],
  // Nothing but a salt is told apart by the salt.
  ['CLORETO DE SÓDIO, 0,9%', ['CLORETO DE SODIO']],
])('%s is of %j', (name, ingredients) => expect(ingredientsOf(name)).toEqual(ingredients));

const warned = (options: Partial<Parameters<typeof prescriptionWarnings>[0]>) =>
  prescriptionWarnings({ prescribed: [], allergies: [], inUse: [], ...options }).map(
    ({ at, kind, message }) => [at, kind, message] as const,
  );

it('ENC-28 an allergy to dipirona warns of dipirona, whatever its salt and strength', () => {
  const prescribed = [{ name: 'Losartana 50 mg' }, { name: 'DIPIRONA SÓDICA, 500 MG' }];
  expect(warned({ prescribed, allergies: [{ agent: 'Dipirona', certainty: 'confirmado' }] })).toEqual([
    [1, 'allergy', 'Alergia a Dipirona.'],
  ]);
  expect(
    warned({
      prescribed,
      allergies: [{ agent: 'dipirona sódica', certainty: 'suspeito', criticality: 'alta' }],
    }),
  ).toEqual([[1, 'allergy', 'Suspeita de alergia a dipirona sódica, de criticidade alta.']]);
});

it.each([{ certainty: 'refutado' }, { certainty: 'resolvido' }, { removed: true }] as const)(
  'ENC-28 one that is %j warns of nothing',
  (standing) =>
    expect(
      warned({ prescribed: [{ name: 'Dipirona 500 mg' }], allergies: [{ agent: 'Dipirona', ...standing }] }),
    ).toEqual([]),
);

it('another acid is another ingredient', () => {
  const allergies = [{ agent: 'Ácido acetilsalicílico' }];
  expect(warned({ prescribed: [{ name: 'Ácido fólico 5 mg' }], allergies })).toEqual([]);
});

it('a medicine that is renewed is taken already, and warns of nothing', () => {
  const name = 'Losartana 50 mg';
  expect(warned({ prescribed: [{ name }], inUse: ['LOSARTANA 50 MG'] })).toEqual([]);
  expect(warned({ prescribed: [{ name }], inUse: ['Losartana 100 mg'] })).toEqual([
    [0, 'in-use', 'O cidadão já usa Losartana 100 mg.'],
  ]);
});

it('the same ingredient twice, or one that is taken already', () => {
  const prescribed = [{ name: 'Paracetamol 500 mg' }, { name: 'PARACETAMOL + CODEÍNA, 500 MG + 30 MG' }];
  expect(warned({ prescribed, inUse: ['Codeína 30 mg'] })).toEqual([
    [1, 'repeated', 'Mesmo princípio ativo de Paracetamol 500 mg, nesta receita.'],
    [1, 'in-use', 'O cidadão já usa Codeína 30 mg.'],
  ]);
});
