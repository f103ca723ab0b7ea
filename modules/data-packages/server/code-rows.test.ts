import { knownPackages } from '@pec-aberto/terminology';
import { expect, it } from 'vitest';
import { Problem } from '#platform/errors/problem';
import { OPTIONAL_PACKAGES } from '../contract.ts';
import { cboRows, municipalityRows, type WholePackage } from './code-rows.ts';

const packageOf = (title: string, rows: WholePackage['rows']): WholePackage => ({
  manifest: { title },
  rows,
});

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${/linha \d+/.exec(error.detail)?.[0] ?? ''}`.trim();
    throw error;
  }
  return 'accepted';
}

const good = { ibge: '3106200', nome: 'BELO HORIZONTE', uf: 'MG' };

it('keeps names of municipalities in reading form', () => {
  const rows = municipalityRows(
    packageOf('municipios', [{ ibge: '5200050', nome: 'ABADIA DE GOIÁS', uf: 'GO' }]),
  );
  expect(rows).toEqual([{ ibge: '5200050', name: 'Abadia de Goiás', uf: 'GO' }]);
});

it.each([
  ['no rows', [], 'package-empty'],
  ['a code that is not of IBGE', [{ ...good, ibge: '3106201' }], 'package-invalid-row linha 2'],
  ['a state that is not the code’s', [good, { ...good, ibge: '3304557' }], 'package-invalid-row linha 3'],
  ['an empty name', [{ ...good, nome: ' ' }], 'package-invalid-row linha 2'],
  ['the same code twice', [good, good], 'package-invalid-row linha 3'],
])('refuses %s', (_fault, rows, code) => {
  expect(codeOf(() => municipalityRows(packageOf('municipios', rows)))).toBe(code);
});

it('refuses a CBO that is not one', () => {
  const row = { codigo: '22323', nome: 'MÉDICO', since: '2.0.0', until: '' };
  expect(codeOf(() => cboRows(packageOf('cbo', [row])))).toBe('package-invalid-row linha 2');
  expect(codeOf(() => cboRows(packageOf('cbo', [{ ...row, codigo: '2231F9' }])))).toBe('accepted');
});

it('names what a site lacks without each package that does not come with the program', () => {
  const optional = Object.entries(knownPackages).flatMap(([name, known]) => (known.optional ? [name] : []));
  expect(Object.keys(OPTIONAL_PACKAGES)).toEqual(optional);
});

it('a lone quotation mark before the name of an occupation is no part of it', () => {
  const named = (nome: string) => cboRows(packageOf('cbo', [{ codigo: '732115', nome }]))[0]?.name;
  expect(named('"EXAMINADOR DE CABOS')).toBe('EXAMINADOR DE CABOS');
  expect(named('"A" E OUTROS')).toBe('"A" E OUTROS');
});
