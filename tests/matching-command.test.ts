import { linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCpf } from '@pec-aberto/brazil';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { newFolder, releaseFolders } from './support/folders.ts';
import { command } from './support/command.ts';
import { jsonOf, pec } from './support/program.ts';

const folder = newFolder();
afterAll(releaseFolders);
const link = (...args: string[]) =>
  command(join(folder, 'data'), ['matching', 'link', ...args], { cwd: folder });
const write = (name: string, lines: string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
const linksOf = (name: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8').trim(), { header: true });

const HEADER = 'record_id,name,birth_date,sex,mother_name,cpf,cns,phone,remark';
write('a.csv', [
  HEADER,
  '1,MARIA APARECIDA DOS SANTOS,1972-03-12,F,ANTONIA RIBEIRO DOS SANTOS,52998224725,,35999991234,x',
  '2,"SILVA, JOSÉ CARLOS",1980-01-02,M,RITA DA SILVA,,,,"com ""aspas"", e\nquebra"',
  '3,PEDRO HENRIQUE ALVES,2015-05-05,M,CLARA ALVES,11144477735,,,',
]);
write('b.csv', [
  `\ufeff${HEADER.replaceAll(',', ';')}`,
  'x1;Maria Aparecida Santos;1972-03-12;F;Antonia Ribeiro dos Santos;529.982.247-25;;(35) 99999-1234;',
  'x3;CLARA ALVES;1985-05-05;F;JOANA ALVES;11144477735;;;',
]);

describe('pec matching link', () => {
  it('links two rosters: one to one, a shared CPF alone goes to a person, all explained', async () => {
    const args = ['matching', 'link', 'a.csv', 'b.csv', '--out', 'links.csv', '--json'];
    const answer = await pec(join(folder, 'data'), args, { env: { INIT_CWD: folder } });
    expect(answer.code).toBe(0);
    expect(jsonOf(answer)).toMatchObject({ people: { a: 3, b: 2 }, auto: 1 });
    expect(answer.stderr).toContain('1 ligação automática e 1 par a conferir');
    const { data, meta } = linksOf('links.csv');
    expect(meta.fields).toEqual(['a_id', 'b_id', 'score', 'decision', 'evidence']);
    const [first, ...others] = data;
    expect([first?.['a_id'], first?.['b_id'], first?.['decision']]).toEqual(['1', 'x1', 'auto']);
    expect(Number(first?.['score'])).toBeGreaterThan(0.99);
    expect(JSON.parse(first?.['evidence'] ?? '')).toMatchObject({ rule: 'cpf', guards: [] });
    expect(others).toMatchObject([{ a_id: '3', b_id: 'x3', decision: 'review' }]);
  });

  it('no name is rare enough: with birth and sex alone somebody is asked, with the mother or a telephone nobody', async () => {
    const header = 'record_id,name,birth_date,sex,mother_name,phone';
    const row = (id: string, mother: string, phone: string) =>
      `${id},ERMENGARDA QUITERIA BRAGANTINO,1961-07-30,F,${mother},${phone}`;
    write('centro.csv', [header, row('1', 'OLINDINA BRAGANTINO', '35999991234')]);
    for (const [mother, phone, decision] of [
      ['', '', 'review'],
      ['', '35988887777', 'review'],
      ['', '35999991234', 'auto'],
      ['OLINDINA BRAGANTINO', '35988887777', 'auto'],
    ] as const) {
      write('norte.csv', [header, row('x', mother, phone)]);
      expect((await link('centro.csv', 'norte.csv', '--out', 'rara.csv')).code).toBe(0);
      const [found] = linksOf('rara.csv').data;
      expect([mother, phone, found?.['decision']]).toEqual([mother, phone, decision]);
      const guards = (JSON.parse(found?.['evidence'] ?? '') as { guards: string[] }).guards;
      expect(guards).toEqual(decision === 'auto' ? [] : ['thin']);
    }
  });

  it('asks for as many doubtful pairs as are bearable, tells of the others, and writes all with --review all', async () => {
    const people = Array.from({ length: 13 }, (_, place) => generateCpf(place + 1));
    const header = 'record_id,name,birth_date,cpf';
    write('filhos.csv', [
      header,
      ...people.map((cpf, place) => `${place},CAIO ${place} LIMA,2015-05-05,${cpf}`),
    ]);
    write('maes.csv', [
      header,
      ...people.map((cpf, place) => `${place},ROSA ${place} DIAS,1985-01-02,${cpf}`),
    ]);
    const some = await link('filhos.csv', 'maes.csv', '--out', 'algumas.csv');
    expect(some.stdout).toContain('10 pares a conferir');
    expect(some.stdout).toContain('3 pares menos prováveis ficaram de fora.');
    expect(linksOf('algumas.csv').data).toHaveLength(10);
    const all = await link('filhos.csv', 'maes.csv', '--out', 'todas.csv', '--review', 'all');
    expect(all.stdout).toContain('13 pares a conferir');
    expect(all.stdout).not.toContain('de fora');
    expect(linksOf('todas.csv').data).toHaveLength(13);
    const wrong = await link('filhos.csv', 'maes.csv', '--out', 'x.csv', '--review', 'tudo');
    expect([wrong.code, wrong.stderr]).toMatchObject([64, expect.stringContaining('best ou all')]);
  });

  it('the help lists the columns of a roster', async () => {
    const { code, stdout } = await link('--help');
    expect(code).toBe(0);
    for (const column of ['record_id', 'mother_name', 'birth_municipality_ibge', 'deceased_on']) {
      expect(stdout).toMatch(new RegExp(`^  ${column} +\\S`, 'm'));
    }
  });

  it('a wrong value of the report is a wrong call', async () => {
    const answer = await command(join(folder, 'data'), ['matching', 'report', '--pairs', 'muitos']);
    expect([answer.code, answer.stderr]).toMatchObject([64, expect.stringContaining('--pairs deve ser')]);
  });

  it('says what is wrong with a file and exits 2', async () => {
    write('semid.csv', ['name', 'ANA']);
    write('duas.csv', ['record_id,name', '1,ANA', '1,BIA']);
    writeFileSync(join(folder, 'vazio.csv'), '');
    for (const [file, sentence] of [
      ['nada.csv', 'não existe'],
      ['semid.csv', 'record_id'],
      ['duas.csv', 'mais de uma vez'],
      ['vazio.csv', 'vazio'],
    ] as const) {
      const answer = await link('a.csv', file, '--out', 'x.csv');
      expect([answer.code, answer.stderr.includes(sentence)]).toEqual([2, true]);
    }
    writeFileSync(join(folder, 'latin.csv'), Buffer.from('record_id,name\n1,JOS\xc9\n', 'latin1'));
    const latin = await link('a.csv', 'latin.csv', '--out', 'x.csv');
    expect([latin.code, latin.stderr.includes('UTF-8')]).toEqual([2, true]);
    const nowhere = await link('a.csv', 'b.csv', '--out', 'falta/x.csv');
    expect([nowhere.code, nowhere.stderr]).toMatchObject([
      2,
      expect.stringContaining(`${join('falta', 'x.csv')}: A pasta não existe.`),
    ]);
  });

  it('never replaces a roster by its links, however it is named', async () => {
    const before = readFileSync(join(folder, 'a.csv'), 'utf8');
    linkSync(join(folder, 'a.csv'), join(folder, 'outro-nome.csv'));
    for (const out of ['a.csv', './a.csv', 'b.csv', 'outro-nome.csv']) {
      const answer = await link('a.csv', 'b.csv', '--out', out);
      expect([answer.code, answer.stderr.includes('outro nome em --out')]).toEqual([2, true]);
    }
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe(before);
  });

  it('a death without a legible day is a death; what says that there is none is not', async () => {
    const row = (id: string, died: string) =>
      `${id},MARIA QUITERIA BANDEIRA,1972-03-12,F,OLINDINA BANDEIRA,${died}`;
    const header = 'record_id,name,birth_date,sex,mother_name,deceased_on';
    write('vivos.csv', [header, row('1', '')]);
    for (const [died, decision] of [
      ['05/10/2020', 'review'],
      ['S', 'review'],
      ['não', 'auto'],
      ['0000-00-00', 'auto'],
    ] as const) {
      write('obitos.csv', [header, row('x', died)]);
      const answer = await link('vivos.csv', 'obitos.csv', '--out', 'obito.csv');
      expect([died, linksOf('obito.csv').data[0]?.['decision']]).toEqual([died, decision]);
      expect(answer.stderr.includes('1 óbito sem dia legível conta')).toBe(decision === 'review');
    }
  });

  it('counts what it ignored; a roster of ids alone links nobody', async () => {
    write('ruins.csv', ['record_id,name,birth_date,sex', ',ANA,,', '9,BIA LIMA,31/12/1999,X', '']);
    write('ids.csv', ['record_id', '1', '2']);
    const answer = await link('ruins.csv', 'ids.csv', '--out', 'nada.csv', '--json');
    expect(answer.code).toBe(0);
    expect(answer.stderr).toMatch(/1 linha sem record_id[^]*1 data fora[^]*1 sexo diferente/);
    expect(linksOf('nada.csv').data).toEqual([]);
  });
});
