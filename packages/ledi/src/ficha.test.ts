import { generateCns, generateCpf } from '@pec-aberto/brazil';
import { describe, expect, test } from 'vitest';
import { EXAMPLE_DAY, exampleRecords } from './examples/index.ts';
import { clockOfMunicipality, dayOfIso } from './days.ts';
import { type BuiltFicha, FichaBuilder, type FichaSource, type FormCode } from './ficha.ts';
import { diffRecords } from './json.ts';
import { childrenOf } from './layout.ts';
import type { DadoInstalacao } from './model/index.ts';
import { decodeRecord } from './record.ts';
import { layout } from './testing/samples.ts';
import type { Struct } from './wire.ts';

const remetente: DadoInstalacao = {
  contraChave: 'PEC Aberto - 1.0.0',
  uuidInstalacao: 'teste',
  cpfOuCnpj: generateCpf(40),
  nomeOuRazaoSocial: 'SECRETARIA DE SAÚDE',
};
const builder = new FichaBuilder(layout, { remetente });
const professional = { cns: generateCns(1), cbo: '225125', cnes: '1234567', ine: '0001234567' };
const UUID = /^1234567-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A dose of a calendar strategy, as a vaccination module would say it. */
const vaccination = (count: number): FichaSource<'fv'> => ({
  form: 'fv',
  professional: { ...professional, cbo: '223505' },
  day: '2026-10-05',
  ibge: '4205407',
  body: {
    vacinacoes: Array.from({ length: count }, (_, place) => ({
      turno: 1,
      cpfCidadao: generateCpf(place + 1),
      stNaoPossuiCpf: false,
      dtNascimento: '1990-05-20',
      sexo: 0,
      localAtendimento: 1,
      viajante: false,
      numProntuario: '',
      condicaoMaternal: null,
      dataHoraInicialAtendimento: new Date('2026-10-05T13:00:00Z'),
      dataHoraFinalAtendimento: Date.parse('2026-10-05T13:10:00Z'),
      vacinas: [
        {
          imunobiologico: 33,
          estrategiaVacinacao: 5,
          dose: 9,
          lote: 'L1',
          grupoAtendimento: 99,
          stRegistroAnterior: false,
          stPesquisaClinica: false,
          viaAdministracao: 3,
          localAplicacao: 2,
          coRndsFabricante: '29909',
        },
      ],
    })),
  },
});
const only = ([ficha, ...rest]: BuiltFicha[]): BuiltFicha => {
  if (!ficha || rest.length > 0) throw new Error('not one ficha');
  return ficha;
};

describe('a ficha built', () => {
  test('carries one uuid in its three places, the copies of the envelope, and is valid', () => {
    const { uuid, fileName, bytes, verdict, children } = only(
      builder.build(vaccination(1), { today: EXAMPLE_DAY, numLote: 7 }),
    );
    expect(verdict).toEqual({ valid: true, errors: [], warnings: [] });
    expect(uuid).toMatch(UUID);
    expect([fileName, children]).toEqual([`${uuid}.esus`, [0, 1]]);
    const { transport, form } = decodeRecord(layout, bytes);
    expect(transport).toMatchObject({
      uuidDadoSerializado: uuid,
      tipoDadoSerializado: 14,
      cnesDadoSerializado: '1234567',
      codIbge: '4205407',
      ineDadoSerializado: '0001234567',
      numLote: 7,
      remetente,
      originadora: remetente,
      versao: { major: 8, minor: 7, revision: 0 },
    });
    expect(form).toMatchObject({ uuidFicha: uuid, tpCdsOrigem: 3 });
    expect(form?.headerTransport).toEqual({
      profissionalCNS: professional.cns,
      cboCodigo_2002: '223505',
      cnes: '1234567',
      ine: '0001234567',
      dataAtendimento: Date.UTC(2026, 9, 5, 15),
      codigoIbgeMunicipio: '4205407',
    });
  });

  test('has days as noon in the municipality, instants as they are, and nothing empty', () => {
    const source = { ...vaccination(1), ibge: '1302603' };
    const { record } = only(builder.build(source));
    const [child] = (record.form?.vacinacoes ?? []) as Struct[];
    expect(child?.dtNascimento).toBe(Date.UTC(1990, 4, 20, 16));
    expect(child?.dataHoraInicialAtendimento).toBe(Date.UTC(2026, 9, 5, 13));
    expect(Object.keys(child ?? {})).not.toContain('numProntuario');
    expect(Object.keys(child ?? {})).not.toContain('condicaoMaternal');
  });

  test.each(['4205407', '1200401', '2605459', '1302603'])(
    'noon is noon on every day since 1900, in %s',
    (ibge) => {
      const clock = clockOfMunicipality(ibge);
      for (let day = dayOfIso('1900-01-01'); day < dayOfIso('2030-01-01'); day += 1) {
        const noon = clock.noonOf(day);
        if (
          clock.dayOf(noon) === day &&
          clock.dayOf(noon - 43_200_000) === day &&
          clock.dayOf(noon + 43_199_999) === day
        )
          continue;
        // The day the clock changes is longer or shorter, at its midnight.
        expect(clock.dayOf(noon)).toBe(day);
        expect(clock.dayOf(noon - 39_600_000) + clock.dayOf(noon + 39_600_000)).toBe(2 * day);
      }
    },
  );

  test('comes in as many as its children need, each with a uuid of its own', () => {
    const fichas = builder.build(vaccination(200), { today: EXAMPLE_DAY });
    expect(fichas.map(({ children }) => children)).toEqual([
      [0, 99],
      [99, 198],
      [198, 200],
    ]);
    expect(new Set(fichas.map(({ uuid }) => uuid)).size).toBe(3);
    expect(fichas.map(({ verdict }) => verdict.valid)).toEqual([true, true, true]);
    const all = fichas.flatMap(({ record }) => record.form?.vacinacoes as Struct[]);
    expect(all.map(({ cpfCidadao }) => cpfCidadao)).toEqual(
      vaccination(200).body.vacinacoes.map(({ cpfCidadao }) => cpfCidadao),
    );
  });

  test('may be XML', () => {
    const { uuid, fileName, bytes, record } = only(builder.build(vaccination(1), { format: 'xml' }));
    expect(fileName).toBe(`${uuid}.esus.xml`);
    expect(
      diffRecords(decodeRecord(layout, bytes), record).filter(({ path }) => path !== '@dadoSerializado'),
    ).toEqual([]);
  });

  test('that is invalid comes with its errors', () => {
    const { verdict } = only(builder.build({ ...vaccination(1), ibge: '9999999' }, { today: EXAMPLE_DAY }));
    expect(verdict.valid).toBe(false);
    expect(verdict.errors.map(({ path }) => path)).toContain('codIbge');
  });

  test('refuses what the layout has not, by its path', () => {
    const wrong = (body: object) => () =>
      builder.build({ ...vaccination(1), body: body as FichaSource<'fv'>['body'] });
    expect(wrong({ vacinacoes: [{ dtNascimento: '31/12/1990' }] })).toThrow(
      expect.objectContaining({ code: 'valor-invalido', path: 'vacinacoes[0].dtNascimento' }),
    );
    expect(wrong({ vacinacoes: [{ idade: 3 }] })).toThrow(
      expect.objectContaining({ code: 'campo-desconhecido', path: 'vacinacoes[0].idade' }),
    );
    expect(() => builder.build({ ...vaccination(1), shared: professional })).toThrow(
      expect.objectContaining({ path: 'shared' }),
    );
  });
});

const MANAGED = ['headerTransport', 'lotacaoEvolucao', 'dataEvolucao', 'tpCdsOrigem', 'tbCdsOrigem'];

/** An example as the source it could have come from. */
function sourceOf(form: string, example: Struct, uuid: string): FichaSource<FormCode> {
  const head = (example.headerTransport ?? example.lotacaoEvolucao) as Struct;
  const asProfessional = (one: Struct) => ({
    cns: (one.profissionalCNS ?? one.cns) as string,
    cbo: one.cboCodigo_2002 as string,
    cnes: one.cnes as string,
    ine: one.ine as string,
    ...(typeof one.cpf === 'string' && { cpf: one.cpf }),
  });
  const shared = head.lotacaoFormAtendimentoCompartilhado as Struct | undefined;
  const body = Object.entries(example).filter(
    ([name, value]) => !MANAGED.includes(name) && (value !== uuid || name === 'uuidFichaOriginadora'),
  );
  return {
    form,
    professional: asProfessional((head.lotacaoFormPrincipal as Struct | undefined) ?? head),
    shared: shared ? asProfessional(shared) : null,
    day: '2026-10-05',
    ibge: '4205407',
    body: Object.fromEntries(body),
  } as FichaSource<FormCode>;
}

test('every example of every form can be built again from what it says', () => {
  let count = 0;
  for (const { form, record } of exampleRecords(layout)) {
    const uuid = record.transport.uuidDadoSerializado as string;
    const source = sourceOf(form, record.form ?? {}, uuid);
    const built = builder.build(source, { today: EXAMPLE_DAY, newUuid: () => uuid.slice(8) });
    const differences = built.flatMap((ficha) => diffRecords(record, ficha.record));
    const inForm = differences.filter(({ path }) => !path.startsWith('@'));
    expect([form, inForm]).toEqual([form, []]);
    expect(built.map(({ verdict }) => verdict.errors)).toEqual([[]]);
    count += 1;
  }
  expect(count).toBeGreaterThan(20);
});

test('sources of many models can stand in one list', () => {
  const sources: FichaSource<FormCode>[] = [vaccination(1), vaccination(2)];
  expect(sources.flatMap((source) => builder.build(source)).map(({ children }) => children)).toEqual([
    [0, 1],
    [0, 2],
  ]);
});

test('the forms with children are the six of several attendances', () => {
  const found = layout.forms.flatMap((form) => {
    const list = childrenOf(layout, form);
    return list ? [`${form.code} ${list.field.name} ${list.most}`] : [];
  });
  expect(found).toEqual([
    'fai atendimentosIndividuais 99',
    'fao atendimentosOdontologicos 99',
    'fp atendProcedimentos 99',
    'fvd visitasDomiciliares 99',
    'fad atendimentosDomiciliares 99',
    'fv vacinacoes 99',
  ]);
});
