import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRecord, encodeXml, headOf, type LediRecord, type Loss, type Refusal } from '@pec-aberto/ledi';
import { EXAMPLE_DAY, exampleRecords } from '@pec-aberto/ledi/examples';
import { loadLayout, readFiles, type RecordDifference, writeLotFile } from '@pec-aberto/ledi/node';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, releaseFolders } from './support/folders.ts';
import { type Answer, command } from './support/command.ts';

const layout = await loadLayout();
const folder = newFolder();
afterAll(releaseFolders);

/** `pec ledi …`, standing in `folder`; no data folder may appear there. */
const ledi = (...args: string[]): Promise<Answer> =>
  command(join(folder, 'data'), ['ledi', ...args], { cwd: folder });
const linesOf = <T>(answer: Answer) =>
  answer.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as T);

/** Examples share uuids from form to form; in a lot each has its own. */
const records = exampleRecords(layout).map(({ form, record }, place) => {
  const uuid = `1234567-00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
  const own: LediRecord = {
    ...record,
    transport: { ...record.transport, uuidDadoSerializado: uuid },
    form: {
      ...record.form,
      [record.formData?.uuid ?? '']: uuid,
      ...(record.form?.fichaAtualizada === false && { uuidFichaOriginadora: uuid }),
    },
  };
  return { form, uuid, record: own };
});
const bytesOf = ({ record }: (typeof records)[number], isXml = false) =>
  isXml ? Buffer.from(encodeXml(layout, record)) : encodeRecord(layout, record);
const found = (form: string) => {
  const one = records.find((record) => record.form === form);
  if (!one) throw new Error('no example');
  return one;
};
await writeLotFile(
  join(folder, 'lote.zip'),
  records.map((one, place) => ({ uuid: one.uuid, bytes: bytesOf(one, place % 4 === 0) })),
);
const vaccination = found('fv');
const activity = found('fac');
activity.record.form = { ...activity.record.form, praticasEmSaude: [33] };
writeFileSync(join(folder, 'vacina.esus'), bytesOf(vaccination));
writeFileSync(join(folder, 'vacina.xml'), bytesOf(vaccination, true));
writeFileSync(join(folder, 'pratica.esus'), bytesOf(activity));
writeFileSync(join(folder, 'notas.txt'), 'isto não é um lote');
const sender = {
  contraChave: 'PEC Aberto - 1.0.0',
  uuidInstalacao: 'secretaria',
  cpfOuCnpj: '52998224725',
  nomeOuRazaoSocial: 'SECRETARIA',
};
writeFileSync(join(folder, 'secretaria.json'), JSON.stringify(sender));
const today = ['--today', EXAMPLE_DAY];
const before = ['--target', '7.2.2', ...today, '--out'];

async function entriesOf(file: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { entry, error } of readFiles([join(folder, file)])) {
    if (error) throw error;
    names.push(entry ?? '');
  }
  return names;
}

describe('pec ledi to-layout', () => {
  type Line = { entry: string; uuid: string; written: boolean; losses?: Loss[]; refusals?: Refusal[] };

  it('writes a lot in an older layout, where it is valid, and tells each loss', async () => {
    const answer = await ledi('to-layout', 'lote.zip', '--json', ...before, 'antigo.zip');
    const lines = linesOf<Line>(answer);
    expect([answer.code, lines.length]).toEqual([0, records.length]);
    expect(lines.filter(({ losses = [] }) => losses.length > 0).length).toBeGreaterThan(10);
    // XML stays XML.
    expect(await entriesOf('antigo.zip')).toEqual(await entriesOf('lote.zip'));
    const judged = await ledi('validate', 'antigo.zip', '--json', ...today);
    const verdicts = linesOf<{ version: string; valid: boolean; errors: unknown[] }>(judged);
    expect(verdicts.filter(({ version, valid }) => version !== '7.2.2' || !valid)).toEqual([]);
  });

  it('says the losses of one record in words, and writes no value of it', async () => {
    const answer = await ledi('to-layout', 'vacina.esus', ...before, 'vacina-antiga.esus');
    expect(answer.code).toBe(0);
    expect(answer.stdout).toContain(
      'perda em vacinacoes[0].vacinas[0].viaAdministracao: O campo "Via de administração" não existe no layout 7.2.2.',
    );
    expect(answer.stdout).toContain('1 registro gravado.');
    expect(headOf(vaccination.record.transport).version).toBe('8.7.0');
  });

  it('leaves out what the layout cannot say, with the reason, and exits 1', async () => {
    const answer = await ledi('to-layout', 'pratica.esus', ...before, 'pratica-antiga.esus');
    expect([answer.code, existsSync(join(folder, 'pratica-antiga.esus'))]).toEqual([1, false]);
    expect(answer.stdout).toContain('de fora, por praticasEmSaude[0]:');
    expect(answer.stdout).toContain('0 registros gravados; 1 de fora.');
  });

  it('says which layouts there are, which files do not serve and where it cannot write', async () => {
    const [target, file, out] = await Promise.all([
      ledi('to-layout', 'vacina.esus', '--target', '3.0.0', '--out', 'x.esus'),
      ledi('to-layout', 'notas.txt', ...before, 'x.esus'),
      ledi('to-layout', 'vacina.esus', ...before, 'pasta/que/nao-existe.esus'),
    ]);
    expect([target.code, file.code, out.code]).toEqual([64, 2, 2]);
    expect(target.stderr).toContain('do 4.0.0 em diante');
    expect(file.stderr).toContain('notas.txt: O arquivo não é um registro do LEDI nem um zip de registros.');
    expect(out.stderr).toContain('não foi possível gravar');
  });
});

describe('pec ledi relay', () => {
  const relayed = (file: string, out: string, who = 'secretaria.json') =>
    ledi('relay', file, '--sender', who, '--out', out);

  it('issue 11 (3): the lot before and after differs by who sends alone', async () => {
    expect((await relayed('lote.zip', 'repassado.zip')).code).toBe(0);
    const answer = await ledi('diff', 'lote.zip', 'repassado.zip', '--json');
    const differences = linesOf<RecordDifference>(answer);
    expect([answer.code, differences.length]).toEqual([1, records.length]);
    const paths = differences.flatMap((one) => one.differences.map(({ path }) => path));
    expect(paths.filter((path) => !path.startsWith('@remetente'))).toEqual([]);
    expect(await entriesOf('repassado.zip')).toEqual(await entriesOf('lote.zip'));
  });

  it('keeps XML as it is written, but for the sender', async () => {
    expect((await relayed('vacina.xml', 'repassada.xml')).code).toBe(0);
    const [old, after] = ['vacina.xml', 'repassada.xml'].map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return text.replace(/(<ns2:remetente>)[\s\S]*?(<\/ns2:remetente>)/, '$1$2');
    });
    expect(after).toBe(old);
    expect(readFileSync(join(folder, 'repassada.xml'), 'utf8')).toContain('<uuidInstalacao>secretaria<');
  });

  it('asks of who sends what the layout requires', async () => {
    writeFileSync(join(folder, 'sem-nome.json'), JSON.stringify({ ...sender, nomeOuRazaoSocial: '' }));
    writeFileSync(join(folder, 'lista.json'), '[]');
    const answers = await Promise.all(
      ['sem-nome.json', 'lista.json', 'nenhum.json'].map((who) => relayed('vacina.esus', 'x.esus', who)),
    );
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(answers.map(({ stderr }) => stderr.split('\n').find((line) => line.includes('.json:')))).toEqual([
      expect.stringContaining('remetente.nomeOuRazaoSocial: Falta em quem remete'),
      expect.stringContaining('não é um objeto JSON'),
      expect.stringContaining('não existe ou não se lê'),
    ]);
  });
});
