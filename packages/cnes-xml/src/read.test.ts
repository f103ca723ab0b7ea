import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { collect, latin1, professional, unit, xmlOf, zipOf } from '../test/fixtures.ts';
import { type CnesRecord, type CnesVersion, readCnes } from './index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cnes-xml-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('records', () => {
  test('header, unit, team, professional and lotacao are read whole', async () => {
    const { header, records, end } = await collect(latin1(xmlOf()));
    expect(header).toEqual({
      ibge: '4205407',
      date: '2026-11-02',
      version: '3.1',
      origin: 'PORTAL',
      destination: 'ESUS_AB',
    });
    expect(records).toMatchSnapshot();
    expect(end).toEqual({
      type: 'end',
      counts: { units: 1, teams: 1, professionals: 1, lotacoes: 1 },
      fileName: '',
      unknown: { elements: {}, attributes: {} },
    });
  });

  test('row counts each kind apart, the owner before what it holds', async () => {
    const twice = professional.replace('<LOTACOES>', '<LOTACOES><DADOS_LOTACOES CNES="1"/>');
    const { records } = await collect(
      latin1(xmlOf({ units: unit.repeat(2), professionals: professional + twice })),
    );
    expect(records.map(({ kind, row }) => `${kind} ${row}`)).toEqual([
      'unit 1',
      'team 1',
      'unit 2',
      'team 2',
      'professional 1',
      'lotacao 1',
      'professional 2',
      'lotacao 2',
      'lotacao 3',
    ]);
    expect(records.at(-1)).toMatchObject({ professional: { row: 2, cpf: '24682034103' } });
  });

  test.each([
    ['06/05/1989', '1989-05-06'],
    ['1989-05-06', '1989-05-06'],
    ['1989-05-06T00:00:00-03:00', '1989-05-06'],
    ['29/02/2000', '2000-02-29'],
    ['29/02/2001', null],
    ['31/04/1990', null],
    ['05/1989', null],
    ['00/00/0000', null],
    ['', null],
  ])('a birth date written %s is %s, its text kept', async (raw, iso) => {
    const { records } = await collect(
      latin1(xmlOf({ professionals: professional.replace('06/05/1989', raw) })),
    );
    expect(ofKind(records, 'professional')[0]).toMatchObject({ birthDate: iso, birthDateRaw: raw });
  });

  test('codes get their left zeros back, texts lose the blanks around them', async () => {
    const units = unit
      .replace('"3127128"', '"12345"')
      .replace('"0000482637"', '" 482637 "')
      .replace('TP_UNID_ID="02"', 'TP_UNID_ID="2"')
      .replace('UBS ÁGUA VERDE', ' UBS &amp; CIA ');
    const { records } = await collect(latin1(xmlOf({ units })));
    expect(ofKind(records, 'unit')[0]).toMatchObject({ cnes: '0012345', typeCode: '02', name: 'UBS & CIA' });
    expect(ofKind(records, 'team')[0]).toMatchObject({ cnes: '0012345', ine: '0000482637' });
  });

  test('what the layout does not know is skipped and counted', async () => {
    const units = unit
      .replace('<EQUIPES>', '<SERVICOS><DADOS_SERVICO COD="1"/><DADOS_SERVICO/></SERVICOS><EQUIPES>')
      .replace('CNES=', 'LATITUDE="-27" CNES=');
    const { records, end } = await collect(latin1(xmlOf({ units: `<DADOS_EQUIPES CO_INE="9"/>${units}` })));
    expect(records).toHaveLength(4);
    expect(end.unknown).toEqual({
      elements: { DADOS_EQUIPES: 1, SERVICOS: 1, DADOS_SERVICO: 2 },
      attributes: { 'DADOS_GERAIS_ESTABELECIMENTOS@LATITUDE': 1 },
    });
  });
});

describe('layouts', () => {
  test.each<CnesVersion>(['2.1', '3.0', '3.1'])(
    'version %s reads the names of the samples',
    async (version) => {
      const { header, records } = await collect(latin1(xmlOf({ header: { VERSAO_XSD: version } })));
      expect(header.version).toBe(version);
      expect(records).toEqual((await collect(latin1(xmlOf()))).records);
    },
  );

  test('version 2.1 also reads the older names', async () => {
    const header = { VERSAO_XSD: undefined, VERSION_XSD: '2.1', CO_IBGE_MUN: '420540' };
    const older = (text: string) =>
      text
        .replace('NM_FANTA', 'NOME_FANTA')
        .replace('NM_PROF', 'NOME_PROF')
        .replace('CO_CNS', 'COD_CNS')
        .replace('DT_NASC', 'DATA_NASC')
        .replace('CO_CBO', 'COD_CBO')
        .replace('CO_AREA', 'COD_AREA')
        .replace('SG_UF_EMIS', 'SIG_UF_EMIS')
        .replaceAll('BAIRRO', 'BAIRRODIST');
    const read = await collect(
      latin1(xmlOf({ header, units: older(unit), professionals: older(professional) })),
    );
    expect(read.header).toMatchObject({ version: '2.1', ibge: '420540' });
    expect(read.records).toEqual((await collect(latin1(xmlOf()))).records);
    expect(read.end.unknown.attributes).toEqual({});
  });
});

describe('encodings', () => {
  const name = 'JOSÉ “ZÉ” D’ÁVILA – €';
  const named = (prolog: string) =>
    xmlOf({ prolog, professionals: professional.replace('ANTÔNIO ARAÚJO', name) });
  const declared = (encoding: string) => named(`<?xml version="1.0" encoding="${encoding}"?>`);

  test.each([
    ['UTF-8', Buffer.from(declared('UTF-8'), 'utf8')],
    ['no declaration', Buffer.from(named('').trimStart(), 'utf8')],
    ['a BOM', Buffer.from(`\ufeff${named('').trimStart()}`, 'utf8')],
    ['a BOM and UTF-8', Buffer.from(`\ufeff${declared('utf-8')}`, 'utf8')],
    ['ISO-8859-1', windows1252(declared('ISO-8859-1'))],
    ['latin1', windows1252(declared('latin1'))],
    ['windows-1252', windows1252(declared('Windows-1252'))],
  ])('%s', async (_, bytes) => {
    expect(ofKind((await collect(bytes)).records, 'professional')[0]?.name).toBe(name);
  });

  test('plain ASCII declared ISO-8859-1 is no mismatch', async () => {
    const ascii = xmlOf().replace('ÁGUA', 'AGUA').replace('ANTÔNIO ARAÚJO', 'ANA');
    expect((await collect(latin1(ascii))).records).toHaveLength(4);
  });

  test('ISO-8859-1 is believed when one accent is not UTF-8, however many look like it', async () => {
    const lookalike = professional.replace('ANTÔNIO ARAÚJO', 'Ã§ Ã£');
    const professionals = lookalike.repeat(300) + professional;
    expect((await collect(latin1(xmlOf({ units: '', professionals })))).end.counts.professionals).toBe(301);
  });

  test('characters split between chunks are read right', async () => {
    const professionals = professional.repeat(900);
    const bytes = Buffer.from(
      xmlOf({ prolog: '<?xml version="1.0" encoding="UTF-8"?>', professionals }),
      'utf8',
    );
    for (const pad of [0, 1, 2, 3]) {
      const shifted = Buffer.concat([bytes.subarray(0, 38), Buffer.alloc(pad, ' '), bytes.subarray(38)]);
      const names = new Set(ofKind((await collect(shifted)).records, 'professional').map((one) => one.name));
      expect(names).toEqual(new Set(['ANTÔNIO ARAÚJO']));
    }
  });
});

describe('sources', () => {
  test('a zip is told by its content and names its XML', async () => {
    const zip = await zipOf({
      '__MACOSX/._a.xml': 'x',
      'leia.txt': 'x',
      'pasta/': '',
      'pasta/CNES.XML': xmlOf(),
    });
    const path = join(folder, 'renamed.xml');
    await writeFile(path, zip);
    for (const source of [zip, path]) {
      const { records, end } = await collect(source);
      expect(records).toHaveLength(4);
      expect(end.fileName).toBe('CNES.XML');
    }
  });

  test('an XML is told by its content and a view of a larger buffer is read alone', async () => {
    const path = join(folder, 'renamed.zip');
    await writeFile(path, latin1(xmlOf()));
    expect((await collect(path)).end.fileName).toBe('renamed.zip');
    const larger = latin1(`xx${xmlOf()}yy`);
    expect(
      (await collect(new Uint8Array(larger.buffer, larger.byteOffset + 2, larger.length - 4))).records,
    ).toHaveLength(4);
  });

  test('records come in batches of at most 500 with growing progress', async () => {
    const { events } = await collect(
      await zipOf({ 'c.xml': xmlOf({ professionals: professional.repeat(1200) }) }),
    );
    const batches = events.flatMap((event) => (event.type === 'records' ? [event] : []));
    expect(batches.length).toBeGreaterThan(4);
    expect(Math.max(...batches.map(({ records }) => records.length))).toBeLessThanOrEqual(500);
    const read = batches.map(({ bytesRead }) => bytesRead);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    for (const { bytesRead, bytesTotal } of batches) expect(bytesRead).toBeLessThanOrEqual(bytesTotal);
  });
});

describe('stopping', () => {
  const many = xmlOf({ professionals: professional.repeat(3000) });

  test('an aborted signal stops the reading with its reason', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelado');
    const seen: string[] = [];
    const reading = async () => {
      for await (const event of readCnes(latin1(many), { signal: controller.signal })) {
        seen.push(event.type);
        if (event.type === 'records') controller.abort(reason);
      }
    };
    await expect(reading()).rejects.toBe(reason);
    expect(seen).toEqual(['header', 'records']);
    await expect(collect(latin1(many), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  test.skipIf(process.platform !== 'linux')(
    'no descriptor stays open, however the reading ends',
    async () => {
      const zip = await zipOf({ 'c.xml': many });
      const files = {
        'whole.xml': latin1(many),
        'whole.zip': zip,
        'cut.xml': latin1(many.slice(0, 200_000)),
        'damaged.zip': Buffer.from(zip).fill(0xff, 2000, 2100),
        'cut.zip': zip.subarray(0, -5),
        'two.zip': await zipOf({ 'a.xml': many, 'b.xml': many }),
      };
      for (const [name, bytes] of Object.entries(files)) {
        const path = join(folder, name);
        await writeFile(path, bytes);
        await collect(path).catch(() => {});
        await firstBatch(path).catch(() => {});
      }
      const left = () => openFiles().filter((path) => path.startsWith(folder));
      expect(await vi.waitUntil(() => left().length === 0)).toBe(true);
    },
  );
});

async function firstBatch(path: string): Promise<void> {
  for await (const event of readCnes(path)) if (event.type === 'records') return;
}

function ofKind<K extends CnesRecord['kind']>(
  records: CnesRecord[],
  kind: K,
): Extract<CnesRecord, { kind: K }>[] {
  return records.filter((record): record is Extract<CnesRecord, { kind: K }> => record.kind === kind);
}

/** Encodes the handful of characters the tests need. */
function windows1252(text: string): Buffer {
  const codes: Record<string, string> = { '“': '\x93', '”': '\x94', '’': '\x92', '–': '\x96', '€': '\x80' };
  return latin1(text.replace(/[“”’–€]/g, (char) => codes[char] ?? '?'));
}

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      return [];
    }
  });
}
