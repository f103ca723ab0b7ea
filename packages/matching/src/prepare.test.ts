import { expect, test } from 'vitest';
import { generateCpf } from '@pec-aberto/brazil';
import { prepare } from './prepare.ts';

const valid = generateCpf(1);
const slipped = `${valid.slice(0, 10)}${(Number(valid[10]) + 1) % 10}`;

test.each([
  [valid, { cpf: valid, wrongCpf: '' }],
  [slipped, { cpf: '', wrongCpf: slipped }],
  [`${valid}0`, { cpf: '', wrongCpf: '' }],
  ['00000000000', { cpf: '', wrongCpf: '' }],
  ['', { cpf: '', wrongCpf: '' }],
])('of CPF %s what is compared is %o', (cpf, compared) => {
  expect(prepare({ id: 'a', cpf })).toMatchObject(compared);
});
