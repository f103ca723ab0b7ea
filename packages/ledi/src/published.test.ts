import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXAMPLE_DAY } from './examples/index.ts';
import { headOf } from './record.ts';
import { layout, samplesFolder } from './testing/samples.ts';
import { Validator } from './validate.ts';
import type { Finding } from './finding.ts';

const folder = `${samplesFolder}/xml`;
const page = new URL('../../../docs/ledi/exemplos-publicados.md', import.meta.url);

/** A rule once, with the places that break it: items of a list as `[]`. */
function rowsOf(file: string, findings: Finding[], how: string): string[] {
  const places = new Map<string, { message: string; paths: Set<string> }>();
  for (const { code, message, path } of findings) {
    const known = places.get(code) ?? { message, paths: new Set() };
    known.paths.add(path.replace(/\[\d+\]/g, '[]'));
    places.set(code, known);
  }
  return Array.from(places, ([code, { message, paths }]) => {
    const where = Array.from(paths, (path) => `\`${path}\``).join(', ');
    return `| ${file} | ${how} | \`${code}\` | ${where} | ${message} |`;
  });
}

function write(): string {
  const validator = new Validator(layout);
  const listed: string[] = [];
  const broken: string[] = [];
  for (const name of readdirSync(folder).toSorted()) {
    const { record, valid, errors, warnings } = validator.judgeBytes(readFileSync(`${folder}/${name}`), {
      today: EXAMPLE_DAY,
    });
    if (!record?.form) throw new Error(`${name} was not read`);
    const { version } = headOf(record.transport);
    const file = name.replace('.esus.xml', '');
    const verdict = valid === true ? 'válido' : 'inválido';
    listed.push(
      `| ${file} | ${record.formData?.title} | ${version} | ${verdict} | ${errors.length} | ${warnings.length} |`,
    );
    broken.push(...rowsOf(file, errors, 'erro'), ...rowsOf(file, warnings, 'aviso'));
  }
  return `<!-- Gerado por packages/ledi/src/published.test.ts, com LEDI_WRITE_DOCS=1. -->
# Os exemplos publicados em XML

Os ${listed.length} exemplos que acompanham a documentação do LEDI são todos lidos. São ilustrativos: não servem de prova de
que um registro é válido. Cada um é julgado aqui pelo layout que declara, com ${EXAMPLE_DAY} como hoje e sem o CNES do
município; um aviso é uma regra cuja vigência o layout declarado não permite afirmar.

| exemplo | modelo | layout | julgado | erros | avisos |
| --- | --- | --- | --- | --- | --- |
${listed.join('\n')}

## Cada regra que quebram

| exemplo | é | regra | onde | mensagem |
| --- | --- | --- | --- | --- |
${broken.join('\n')}
`;
}

test.skipIf(!existsSync(folder))(
  'issue 4 (5): the published examples are read; the page says each rule they break',
  () => {
    const text = write();
    if (process.env.LEDI_WRITE_DOCS) writeFileSync(page, text);
    expect(readFileSync(page, 'utf8')).toBe(text);
  },
);
