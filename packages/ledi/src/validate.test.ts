import { describe, expect, test } from 'vitest';
import { compileLayout } from './layout.ts';
import type { Membership } from './membership.ts';
import type { Terminology } from './terminology.ts';
import { encodeRecord, headOf } from './record.ts';
import type { LediRecord } from './ledi-record.ts';
import { exampleRecords, EXAMPLE_DAY } from './examples/index.ts';
import { layout } from './testing/samples.ts';
import { Validator } from './validate.ts';
import type { Struct } from './wire.ts';

const validator = new Validator(layout);

function fixture(form: string, version = '8.7.0'): LediRecord & { form: Struct } {
  const record = exampleRecords(layout, version).find((one) => one.form === form)?.record;
  if (!record?.form) throw new Error(`no fixture of ${form}`);
  return { ...record, form: structuredClone(record.form), transport: structuredClone(record.transport) };
}
const judge = (record: LediRecord, membership?: Membership) =>
  validator.judge(record, { today: EXAMPLE_DAY, ...(membership ? { membership } : {}) });
const codes = (record: LediRecord) => judge(record).errors.map(({ code }) => code);

describe('closed tables', () => {
  const closed = (record: LediRecord) =>
    validator.judge(record, { today: EXAMPLE_DAY, closedTables: true }).errors.map(({ code }) => code);

  test('a code newer than the declared layout is accepted, unless they are closed', () => {
    const record = fixture('fac', '8.5.0');
    record.form.praticasEmSaude = [33];
    expect(codes(record)).not.toContain('fac.praticasEmSaude.tabela');
    expect(closed(record)).toContain('fac.praticasEmSaude.tabela');
    const since = fixture('fac', '8.6.0');
    since.form.praticasEmSaude = [33];
    expect(closed(since)).not.toContain('fac.praticasEmSaude.tabela');
  });

  test('the lists that a check reads are closed too', () => {
    const record = fixture('fp', '6.3.3');
    const [child] = record.form.atendProcedimentos as Struct[];
    if (child) child.procedimentos = ['ABPG042'];
    expect(closed(record).filter((code) => !codes(record).includes(code))).toHaveLength(1);
  });

  test('below its first layout a table says nothing of what was accepted', () => {
    for (const version of ['5.5.0', '4.4.3']) {
      const record = fixture('fv', version);
      expect(closed(record).filter((code) => code.includes('regra'))).toEqual([]);
    }
  });
});

describe('declared layout', () => {
  test('above the newest package: held, never invalid, even with fields that break rules', () => {
    const record = fixture('fp', '8.7.1');
    delete record.form.headerTransport;
    expect(judge(record)).toEqual({ valid: 'held', errors: [], warnings: [] });
    expect(validator.judgeBytes(encodeRecord(layout, fixture('fp', '99.0.0'))).valid).toBe('held');
  });

  test('above the newest package and without what official readers need to decode: invalid, and only that is said', () => {
    const record = fixture('fp', '9.0.0');
    delete record.form.uuidFicha;
    delete (record.transport.originadora as Struct).nomeOuRazaoSocial;
    delete record.form.headerTransport;
    const { valid, errors } = judge(record);
    expect([valid, ...errors.map(({ path, group }) => `${group} ${path}`)]).toEqual([
      false,
      'estrutural originadora.nomeOuRazaoSocial',
      'estrutural uuidFicha',
    ]);
  });

  test('above the newest, of a tipo that does not exist yet: held', () => {
    const record = fixture('fp', '9.0.0');
    const unknown = {
      ...record,
      transport: { ...record.transport, tipoDadoSerializado: 17 },
      formData: null,
      form: null,
    };
    expect(judge(unknown).valid).toBe('held');
  });

  test('above the newest, but bytes that do not decode: invalid', () => {
    const record = fixture('fp', '9.0.0');
    const bytes = encodeRecord(layout, {
      ...record,
      form: null,
      transport: { ...record.transport, dadoSerializado: Uint8Array.of(12) },
    });
    expect(validator.judgeBytes(bytes).errors.map(({ group, code }) => [group, code])).toEqual([
      ['estrutural', 'estrutura.truncado'],
    ]);
  });

  test('a newer field is never an error by itself, and its values are judged', () => {
    const record = fixture('fvd', '4.4.1');
    const [visit] = record.form.visitasDomiciliares as Struct[];
    if (visit) visit.justificativaNaoPossuiCpf = 99;
    expect(codes(record).filter((code) => code.includes('CPF') || code.includes('Cpf'))).toEqual([
      'fvd.justificativaNaoPossuiCpf.proibido',
      'fvd.justificativaNaoPossuiCpf.tabela',
    ]);
  });

  test('CPF flag: asked from 8.4.0 on; 8.0 to 8.3, never published, follow 7.4.2', () => {
    const required = (version: string) => {
      const record = fixture('fp', version);
      for (const child of record.form.atendProcedimentos as Struct[]) {
        delete child.stNaoPossuiCpf;
        delete child.justificativaNaoPossuiCpf;
      }
      return codes(record).includes('fp.stNaoPossuiCpf.obrigatorio');
    };
    expect(['7.4.2', '8.1.0', '8.3.9', '8.4.0', '8.7.0'].map(required)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  test('an inferred rule warns in layouts whose clauses were not read', () => {
    const record = (version: string) => {
      const one = fixture('fp', version);
      const [child] = one.form.atendProcedimentos as Struct[];
      if (child) child.ivcf = { ...(child.ivcf as Struct), resultado: 41 };
      return judge(one);
    };
    expect(record('7.2.1').errors.map(({ code }) => code)).toContain('ivcf.resultado.faixa');
    expect(record('6.3.9').errors.map(({ code }) => code)).not.toContain('ivcf.resultado.faixa');
    expect(record('6.3.9').warnings.map(({ code }) => code)).toContain('ivcf.resultado.faixa');
  });

  test.each([
    ['before 2.1', { major: 2, minor: 0, revision: 0 }],
    ['negative', { major: -1, minor: 0, revision: 0 }],
  ])('%s is refused', (_, versao) => {
    const record = fixture('fp');
    record.transport.versao = versao;
    expect(codes(record)).toContain('transporte.versao.nao-suportada');
  });

  test.each(['3.0.2', '6.1.0', '7.4.3', '7.999.19', '8.5.1'])(
    '%s, which nobody published, is refused',
    (version) => {
      expect(codes(fixture('fczm', version))).toContain('transporte.versao.nao-publicada');
    },
  );

  test('a lot of invented versions does not fill the memory: plans are those of published layouts', () => {
    const record = fixture('fp');
    const before = process.memoryUsage().heapUsed;
    for (let place = 0; place < 4000; place += 1) {
      record.transport.versao = { major: 3 + (place % 5), minor: place % 1000, revision: place % 20 };
      judge(record);
    }
    expect((process.memoryUsage().heapUsed - before) / 1e6).toBeLessThan(150);
  });

  test('a layout that arrives as data is judged without another program', () => {
    const data = structuredClone(layout.data);
    data.structure.newest = '8.8.0';
    data.structure.layouts.push({ version: '8.8.0', minPec: null, date: null });
    data.tables.Turno?.push({ code: 4, label: 'Madrugada', since: '8.8.0' });
    const newer = new Validator(compileLayout(data));
    const record = fixture('fczm', '8.8.0');
    record.form.turno = 4;
    expect(judge(record).valid).toBe('held');
    expect(newer.judge(record, { today: EXAMPLE_DAY }).valid).toBe(true);
    expect(() => compileLayout({ ...data, structure: { ...data.structure, format: 'x' } })).toThrow('pacote');
  });
});

describe('days', () => {
  const at = (ibge: string, epoch: number, today: string) => {
    const record = fixture('fac');
    record.transport.codIbge = ibge;
    record.form.headerTransport = {
      ...(record.form.headerTransport as Struct),
      codigoIbgeMunicipio: ibge,
      dataAtendimento: epoch,
    };
    const { errors } = validator.judge(record, { today });
    return errors.some(({ code }) => code === 'unicaLotacaoHeader.dataAtendimento.no-futuro');
  };

  test('count in the zone of the municipality', () => {
    const instant = Date.UTC(2026, 5, 11, 3, 30);
    expect(at('4205407', instant, '2026-06-10')).toBe(true);
    expect(at('1302603', instant, '2026-06-10')).toBe(false);
    expect(at('1200401', Date.UTC(2026, 5, 11, 4, 59), '2026-06-10')).toBe(false);
    expect(at('1200401', Date.UTC(2026, 5, 11, 5, 0), '2026-06-10')).toBe(true);
  });

  test('follow the summer time of the past', () => {
    const record = fixture('fac');
    record.form.headerTransport = {
      ...(record.form.headerTransport as Struct),
      dataAtendimento: Date.UTC(2018, 11, 1, 2),
    };
    expect(validator.judge(record, { today: '2018-12-01' }).errors.map(({ code }) => code)).not.toContain(
      'unicaLotacaoHeader.dataAtendimento.no-futuro',
    );
    expect(validator.judge(record, { today: '2018-11-30' }).errors.map(({ code }) => code)).toContain(
      'unicaLotacaoHeader.dataAtendimento.no-futuro',
    );
  });

  test.each([Number.MIN_SAFE_INTEGER, -62_135_596_800_000, 0, Number.MAX_SAFE_INTEGER])(
    'extreme date %d',
    (epoch) => {
      const record = fixture('fvd');
      const [visit] = record.form.visitasDomiciliares as Struct[];
      if (visit) visit.dtNascimento = epoch;
      expect(() => judge(record)).not.toThrow();
      expect(codes(record).includes('fvd.dtNascimento.nascimento')).toBe(epoch !== 0);
    },
  );

  test('a date of today that is none is refused', () => {
    expect(() => validator.judge(fixture('fp'), { today: '2026-02-30' })).toThrow('aaaa-mm-dd');
  });
});

test('messages never quote what the record says', () => {
  const record = fixture('fci');
  const secret = 'SEGREDO123';
  const person = record.form.identificacaoUsuarioCidadao as Struct;
  Object.assign(person, {
    nomeCidadao: secret,
    nomeMaeCidadao: secret,
    emailCidadao: secret,
    microArea: secret,
  });
  const { errors } = judge(record);
  expect(errors.length).toBeGreaterThan(3);
  expect(JSON.stringify(errors)).not.toContain(secret);
});

test('paths are in IDL names relative to the form', () => {
  const record = fixture('fv');
  const [child] = record.form.vacinacoes as Struct[];
  const [row] = (child?.vacinas ?? []) as Struct[];
  if (row) row.lote = '';
  expect(judge(record).errors.map(({ path }) => path)).toEqual(['vacinacoes[0].vacinas[0].lote']);
});

test('an empty text, list or group counts as absent', () => {
  const record = fixture('fvd');
  record.transport.ineDadoSerializado = '';
  const header = record.form.headerTransport as Struct;
  delete header.ine;
  const [, visit] = record.form.visitasDomiciliares as Struct[];
  if (visit) Object.assign(visit, { cnsCidadao: '', ivcf: {}, microArea: '' });
  expect(judge(record).errors).toEqual([]);
});

test('a tipo of another form, whose bytes may still decode, is never valid', () => {
  const wrong = exampleRecords(layout).flatMap(({ form, record }) =>
    layout.forms
      .filter(({ code }) => code !== form)
      .filter(({ tipo }) => {
        const transport = { ...record.transport, tipoDadoSerializado: tipo };
        const bytes = encodeRecord(layout, { ...record, transport, form: null });
        return validator.judgeBytes(bytes, { today: EXAMPLE_DAY }).valid !== false;
      })
      .map(({ code }) => `${form} as ${code}`),
  );
  expect(wrong).toEqual([]);
});

test('a control character in a text is an error of the field that has it', () => {
  const record = fixture('fp');
  const text = new TextDecoder('latin1')
    .decode(encodeRecord(layout, record))
    .replace('Sistema de teste', 'Sistema\0de teste');
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const { errors } = validator.judgeBytes(bytes, { today: EXAMPLE_DAY });
  expect(errors.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'estrutura.controle-invalido remetente.contraChave',
  ]);
});

describe('membership', () => {
  const all: Membership = {
    hasMunicipality: () => true,
    hasUnit: () => true,
    hasTeam: () => true,
    hasProfessional: () => true,
    hasPost: () => true,
  };
  const no = () => false;

  test('of a shared care both professionals are asked for, each once', () => {
    const { errors } = judge(fixture('fcc'), { ...all, hasProfessional: no });
    expect(errors.map(({ path }) => path)).toEqual(['lotacaoEvolucao.cns', 'executante.cns']);
  });

  test.each([
    [{ hasMunicipality: no }, [['pertence.municipio', 'codIbge']]],
    [{ hasUnit: no }, [['pertence.unidade', 'cnesDadoSerializado']]],
    [{ hasTeam: no }, [['pertence.equipe', 'ineDadoSerializado']]],
    [{ hasProfessional: no }, [['pertence.profissional', 'headerTransport.profissionalCNS']]],
    [{ hasPost: no }, [['pertence.cbo', 'headerTransport.cboCodigo_2002']]],
    [{}, []],
  ])('%o', (change, expected) => {
    const { errors } = judge(fixture('fp'), { ...all, ...change });
    expect(errors.map(({ code, path }) => [code, path])).toEqual(expected);
  });

  test('asks for the assisting professional and the one who ends the observation too', () => {
    const { errors } = judge(fixture('fai'), { ...all, hasProfessional: no });
    expect(errors.map(({ path }) => path)).toEqual([
      'headerTransport.lotacaoFormPrincipal.profissionalCNS',
      'headerTransport.lotacaoFormAtendimentoCompartilhado.profissionalCNS',
      'atendimentosIndividuais[0].finalizadorObservacao.profissionalCNS',
    ]);
    const { errors: places } = judge(fixture('fai'), { ...all, hasUnit: (_, cnes) => cnes !== '7654321' });
    expect(places).toEqual([]);
  });
});

describe('terminology', () => {
  const judged = (form: string, terminology: Terminology) =>
    validator
      .judge(fixture(form), { today: EXAMPLE_DAY, terminology })
      .errors.map(({ code, path }) => `${code} ${path}`);
  const none = () => false;

  test('a code that nobody knows is told at its place', () => {
    const found = judged('fai', { hasCid10: none, hasCiap2: none, hasSigtap: none });
    expect(found).toContain('terminologia.cid10 atendimentosIndividuais[0].problemasCondicoes[0].cid10');
    expect(found.filter((one) => one.startsWith('terminologia.ciap2'))).not.toEqual([]);
    expect(found.filter((one) => one.startsWith('terminologia.sigtap'))).not.toEqual([]);
    expect(judged('fp', { hasSigtap: (code) => code !== '0301010072' })).toEqual([
      'terminologia.sigtap atendProcedimentos[0].procedimentos[0]',
    ]);
  });

  test('what exists, and what is not asked about, is let be', () => {
    const all = () => true;
    expect(judged('fai', { hasCid10: all, hasCiap2: all, hasSigtap: all })).toEqual([]);
    expect(judged('fai', {})).toEqual([]);
  });

  test('by tables of one month an unknown code only warns, and says which month', () => {
    const terminology = { hasSigtap: (code: string) => code !== '0301010072', asOf: '2026-08' };
    const { valid, warnings } = validator.judge(fixture('fp'), { today: EXAMPLE_DAY, terminology });
    expect(valid).toBe(true);
    expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toContain(
      'terminologia.sigtap: O código não existe no SIGTAP, nas tabelas de 08/2026.',
    );
  });

  test('codes of the e-SUS are not asked about; another form of a code is told by the layout', () => {
    const record = fixture('fai');
    const [child] = record.form.atendimentosIndividuais as Struct[];
    const judgedWith = (change: Struct) => {
      Object.assign(child ?? {}, change);
      const terminology = { hasCid10: none, hasCiap2: none, hasSigtap: none };
      const { errors } = validator.judge(record, { today: EXAMPLE_DAY, terminology });
      return errors.map(({ code, path }) => `${code} ${path}`);
    };
    const exams = judgedWith({ exame: [{ codigoExame: 'ABEX008', solicitadoAvaliado: ['S'] }] });
    expect(exams.filter((one) => one.includes('exame['))).toEqual([]);
    const problem = (field: string, code: string) =>
      judgedWith({ problemasCondicoes: [{ [field]: code, isAvaliado: true }] }).filter((one) =>
        one.endsWith(`atendimentosIndividuais[0].problemasCondicoes[0].${field}`),
      );
    const ours = (found: string[]) => found.filter((one) => one.startsWith('terminologia'));
    expect(ours(problem('ciap', 'ABP003'))).toEqual([]);
    for (const [field, code] of [
      ['cid10', 'i10'],
      ['cid10', 'E11.9'],
      ['ciap', 'a03'],
    ] as const) {
      const found = problem(field, code);
      expect([ours(found), found.length]).toEqual([[], 1]);
    }
  });
});

describe('layouts before 7.2.1', () => {
  test('a rule that only warns does not take the printed size away', () => {
    const record = fixture('fci', '7.2.0');
    Object.assign(record.form.identificacaoUsuarioCidadao as Struct, { telefoneCelular: '4'.repeat(30) });
    const { errors, warnings } = judge(record);
    expect(errors.map(({ code }) => code)).toContain('fci.telefoneCelular.tamanho');
    expect(warnings.map(({ code }) => code)).toContain('fci.telefoneCelular.digitos');
  });
});

test.each([
  ['latitude', -27.59537812, true],
  ['latitude', -27.595378125, false],
  ['longitude', -148.54805234, true],
  ['longitude', -148.548052341, false],
  ['pesoAcompanhamentoNutricional', 70.123, true],
  ['pesoAcompanhamentoNutricional', 70.1231, false],
  ['temperatura', 35.8 + 0.3, true],
])('decimals of %s: %d', (name, value, isRight) => {
  const record = fixture('fvd');
  const [visit] = record.form.visitasDomiciliares as Struct[];
  Object.assign(visit ?? {}, { latitude: -27, longitude: -48, [name]: value });
  expect(codes(record)).toEqual(isRight ? [] : [`fvd.${name}.faixa`]);
});

test('who was born in Brazil has it as the country of birth, written', () => {
  const record = fixture('fci');
  const person = record.form.identificacaoUsuarioCidadao as Struct;
  expect([person.nacionalidadeCidadao, person.paisNascimento]).toEqual([1, 31]);
  delete person.paisNascimento;
  expect(codes(record)).toEqual(['fci.paisNascimento.obrigatorio']);
  person.paisNascimento = 10;
  expect(codes(record)).toEqual(['fci.paisNascimento.brasil']);
});

test.each([
  [{ major: 7, minor: 2, revision: 2 }, '7.2.2'],
  [{ major: 7, minor: 2 }, null],
  [{}, null],
  [undefined, null],
])('version of %o is %s', (versao, version) => {
  const record = fixture('fp');
  expect(headOf({ ...record.transport, versao })).toMatchObject({ tipo: 7, version });
  const { errors } = judge({ ...record, transport: { ...record.transport, versao } });
  expect(errors.some(({ path }) => path.startsWith('versao'))).toBe(version === null);
});

describe('rules that the documentation of 8.7.0 says', () => {
  const medicine = (change: Struct) => {
    const record = fixture('fai');
    const [child] = record.form.atendimentosIndividuais as Struct[];
    const [, regular] = (child?.medicamentos ?? []) as Struct[];
    Object.assign(regular ?? {}, change);
    return codes(record);
  };

  test('a dose of the day has two shifts at least, whatever the frequency', () => {
    expect(medicine({ dose: '1', qtDoseManha: '1', qtDoseTarde: undefined, qtDoseNoite: undefined })).toEqual(
      ['medicamento.doseFrequenciaTipo.dois-turnos'],
    );
  });

  test.each(['1/2', '3/4', '1,5', '10'])('%s is a dose of a shift', (qtDoseManha) => {
    expect(medicine({ dose: 'livre', qtDoseManha, qtDoseTarde: '1' })).toEqual([]);
  });

  test.each(['12/345', '1/0', '1/', 'meio'])('%s is not', (qtDoseManha) => {
    expect(medicine({ dose: 'livre', qtDoseManha, qtDoseTarde: '1' })).toEqual([
      'medicamento.qtDoseManha.forma',
    ]);
  });

  test.each([1, 2, 3])('frequency of type %d is told', (doseFrequenciaTipo) => {
    const found = medicine({ doseFrequenciaTipo, doseFrequencia: undefined });
    expect(found).toContain('medicamento.doseFrequencia.obrigatorio');
  });

  test("the posts of a shared care have digits and a municipality that exists: 9018'85 is none", () => {
    const record = fixture('fcc');
    Object.assign(record.form.solicitante as Struct, {
      cnes: "9018'85",
      ine: '12',
      codigoIbgeMunicipio: '0000000',
    });
    expect(codes(record)).toEqual(
      expect.arrayContaining(['fcc.cnes.digitos', 'fcc.ine.digitos', 'fcc.codigoIbgeMunicipio.tabela']),
    );
  });

  test('a visit that does not say whether the citizen has a CPF: its justification is not asked about', () => {
    const record = fixture('fvd');
    const [visit] = record.form.visitasDomiciliares as Struct[];
    if (visit) Object.assign(visit, { stNaoPossuiCpf: undefined, justificativaNaoPossuiCpf: 99 });
    expect(codes(record)).toEqual([]);
  });

  test('a participant known by CNS who declares nothing: a doubt, not an error', () => {
    const record = fixture('fac');
    const [, second] = record.form.participantes as Struct[];
    if (second) Object.assign(second, { stNaoPossuiCpf: undefined, justificativaNaoPossuiCpf: undefined });
    const { errors, warnings } = judge(record);
    expect(errors).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(['fac.cnsParticipante.sem-declaracao']);
  });

  test('after a death no procedure is informed; until 8.3 only those of the paper were blocked', () => {
    const visited = (version: string) => {
      const record = fixture('fad', version);
      const [child] = record.form.atendimentosDomiciliares as Struct[];
      if (child)
        Object.assign(child, {
          tipoAtendimento: 9,
          atencaoDomiciliarModalidade: undefined,
          condicoesAvaliadas: undefined,
        });
      return codes(record).includes('fad.procedimentos.proibido');
    };
    expect(['7.4.0', '8.7.0'].map(visited)).toEqual([false, true]);
  });

  test('the evolution before comes after the care was made, not with it', () => {
    const record = exampleRecords(layout).find(({ record: one }) => one.form?.dataEvolucaoAnterior)?.record;
    if (!record?.form) throw new Error('no second evolution');
    const form = { ...record.form, dataEvolucaoAnterior: record.form.dataCriacaoCuidado };
    expect(codes({ ...record, form })).toEqual(['fcc.dataEvolucaoAnterior.periodo']);
  });
});
