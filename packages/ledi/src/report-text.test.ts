import { expect, it } from 'vitest';
import type { ReportLine } from './report.ts';
import { createReport } from './report-text.ts';
import { layout } from './testing/samples.ts';

const line = (change: Partial<ReportLine> = {}): ReportLine => ({
  file: 'um.esus',
  entry: null,
  tipo: 2,
  uuid: 'u',
  version: '8.7.0',
  valid: true,
  errors: [],
  warnings: [],
  ...change,
});
const finding = { code: 'fci.cpf', group: 'regra', path: 'cidadao.cpf', message: 'O CPF não é válido.' };

it('counts one of each, and tells only of what there was', () => {
  const report = createReport(layout);
  expect(report.summary()).toBe('0 registros: 0 válidos, 0 inválidos.');
  report.take(line());
  expect(report.hasInvalid()).toBe(false);
  expect(report.summary()).toBe('1 registro: 1 válido, 0 inválidos.');
  report.take(line({ valid: false, errors: [finding] }));
  expect(report.hasInvalid()).toBe(true);
  report.take(line({ valid: 'held', version: '99.0.0' }));
  report.take(line({ warnings: [finding] }));
  expect(report.summary()).toBe('4 registros: 2 válidos, 1 inválido, 1 retido, 1 com aviso.');
});

it('says of each record what it is and what is wrong with it', () => {
  const report = createReport(layout);
  const title = layout.formByTipo.get(2)?.title ?? '';
  expect(report.take(line({ entry: 'dois.esus', warnings: [finding] }))).toBe(
    `um.esus › dois.esus: válido (${title}, layout 8.7.0)
  aviso: cidadao.cpf: O CPF não é válido. (regra; fci.cpf)`,
  );
  expect(
    report.take(
      line({ valid: false, version: null, errors: [{ ...finding, path: '' }], warnings: [finding] }),
    ),
  ).toBe(
    `um.esus: inválido (${title}, sem versão)
  registro: O CPF não é válido. (regra; fci.cpf)
  aviso: cidadao.cpf: O CPF não é válido. (regra; fci.cpf)`,
  );
  expect(report.take(line({ valid: 'held', version: '99.0.0' }))).toBe(
    `um.esus: retido (${title}, layout 99.0.0); o layout é mais novo que ${layout.newest}, aguardando pacote`,
  );
  expect(report.take(line({ tipo: null, version: null, valid: false }))).toBe(
    'um.esus: inválido (não foi possível ler)',
  );
  expect(report.take(line({ tipo: 99 }))).toBe('um.esus: válido (tipo 99, layout 8.7.0)');
  expect(report.take(line({ tipo: null }))).toBe('um.esus: válido (tipo ausente, layout 8.7.0)');
});
