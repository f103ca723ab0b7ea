import { expect, it } from 'vitest';
import type { Listening } from '../../contract/content.ts';
import { listeningField, refusals } from './refusals.ts';

const content = { procedures: [{ code: '0301100039' }, { code: '0301100047' }] } as unknown as Listening;
const source = {
  form: 'fp',
  body: { atendProcedimentos: [{ procedimentos: ['0301100047', '0301100039'] }] },
} as never;

it.each([
  ['medicoes.peso', 'measured.weight'],
  ['medicoes.pressaoArterialSistolica', 'measured.systolic'],
  ['medicoes', 'measured'],
  ['procedimentos[0]', 'procedures.1'],
  ['procedimentos[1]', 'procedures.0'],
  ['procedimentos', 'procedures'],
  ['cpfCidadao', undefined],
])('of an escuta, what a ficha refuses at %s was written at %s', (path, field) => {
  expect(listeningField(content)(source, `atendProcedimentos[0].${path}`)).toBe(field);
});

it('a refusal that nobody wrote a field for keeps nobody from ending', () => {
  const findings = [
    { path: 'atendProcedimentos[0].medicoes.peso', message: 'alto' },
    { path: 'headerTransport.cnes', message: 'sem CNES' },
  ];
  expect(refusals([{ findings }], [source], listeningField(content))).toEqual([
    { path: 'measured.weight', message: 'alto' },
  ]);
});
