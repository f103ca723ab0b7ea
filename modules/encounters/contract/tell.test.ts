import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { OBSTETRIC_COUNTS } from './chart-entries.ts';
import { Listening, Soap } from './content.ts';
import { answerKey, FOOD_BLOCKS, MEALS_QUESTION } from './food-markers.ts';
import { ObservationContact } from './observation.ts';
import { tellContact } from './tell-observation.ts';
import { type Section, tellListening, tellSoap } from './tell.ts';

/*
 * A finished visit is told whole: whatever one field of it said otherwise, what is told of it would read otherwise. The
 * fields are those of the schema, so that one that is added and not told turns this red.
 */

type Json = {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Json[];
  properties?: Readonly<Record<string, Json>>;
  items?: Json;
  maximum?: number;
};

const isBranch = ({ properties, items }: Json) => properties !== undefined || items !== undefined;
/** One of several shapes is called by its kind. */
const shapeName = ({ properties }: Json) => {
  const kind = properties?.['kind']?.const;
  return typeof kind === 'string' ? `{${kind}}` : '';
};

/** Every field of a schema: 'plan.prescribed[].dosage.schedule{interval}.hours'. */
function fieldsOf(schema: Json, path = ''): string[] {
  if (schema.const !== undefined) return [];
  if (schema.items) return fieldsOf(schema.items, `${path}[]`);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([key, property]) =>
      fieldsOf(property, path ? `${path}.${key}` : key),
    );
  }
  const shapes = schema.anyOf?.filter(isBranch) ?? [];
  return [path, ...shapes.flatMap((shape) => fieldsOf(shape, path + shapeName(shape)))];
}

/** Another text of the same form: the last digit is another one, or it is longer. */
const otherText = (text: string): string =>
  /\d/.test(text)
    ? text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
    : `${text} também`;

/** What a field might have said instead. */
function othersOf(schema: Json, value: unknown): unknown[] {
  if (schema.anyOf) {
    return schema.anyOf.flatMap((shape) => {
      if (isBranch(shape)) return [];
      if (shape.type === 'null') return value === null ? [] : [null];
      return othersOf(shape, value);
    });
  }
  if (schema.const !== undefined) return schema.const === value ? [] : [schema.const];
  if (schema.enum) return schema.enum.filter((one) => one !== value);
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value === schema.maximum ? value - 1 : value + 1];
  return typeof value === 'string' ? [otherText(value)] : [];
}

type Place = { field: string; others: unknown[]; with(other: unknown): unknown };

/** Each place of a content where a field stands, and the same content with another value there. */
function placesIn(schema: Json, value: unknown, field = ''): Place[] {
  const inside = (part: Json, at: string | number, name: string): Place[] => {
    const whole = value as Record<string | number, unknown>;
    return placesIn(part, whole[at], name).map((place) => ({
      ...place,
      with: (other) => {
        const changed = place.with(other);
        return Array.isArray(value) ? value.with(Number(at), changed) : { ...whole, [at]: changed };
      },
    }));
  };
  const { properties, items, anyOf } = schema;
  if (properties) {
    return Object.keys(value as object).flatMap((key) => {
      const property = properties[key];
      return property ? inside(property, key, field ? `${field}.${key}` : key) : [];
    });
  }
  if (items) return (value as unknown[]).flatMap((_one, at) => inside(items, at, `${field}[]`));
  const shape = anyOf?.find((one) => isBranch(one) && Value.Check(one, value));
  return [
    { field, others: othersOf(schema, value), with: (other) => other },
    ...(shape ? placesIn(shape, value, field + shapeName(shape)) : []),
  ];
}

/** The fields of a schema that no content says, and those that are not told: some other value reads the same. */
function leftOut<T>(schema: TSchema, contents: readonly T[], tell: (content: T) => Section[]) {
  const read = (content: unknown) => JSON.stringify(tell(content as T));
  const told = new Set<string>();
  const filled = new Set<string>();
  for (const content of contents) {
    expect([...Value.Errors(schema, content)]).toEqual([]);
    for (const { field, others, with: put } of placesIn(schema, content)) {
      const otherwise = others.map((other) => put(other)).filter((one) => Value.Check(schema, one));
      if (otherwise.length === 0) continue;
      filled.add(field);
      const texts = [content, ...otherwise].map(read);
      if (new Set(texts).size === texts.length) told.add(field);
    }
  }
  const fields = fieldsOf(schema);
  return {
    notFilled: fields.filter((field) => !filled.has(field)),
    notTold: fields.filter((field) => filled.has(field) && !told.has(field)),
  };
}

const ID = '00000000-0000-7000-8000-000000000000';
const measured = {
  weight: 70.5,
  height: 165,
  headCircumference: 40,
  abdominalCircumference: 90,
  calfCircumference: 33,
  systolic: 120,
  diastolic: 80,
  respiratoryRate: 16,
  heartRate: 72,
  temperature: 36.5,
  oxygenSaturation: 98,
  capillaryGlucose: 95,
  glucoseMoment: 1,
};
const stays = { lotacaoId: ID, teamId: ID, serviceTypes: [ID] };
const asked = FOOD_BLOCKS.flatMap(({ questions }) => questions).filter(({ code }) => code !== MEALS_QUESTION);

const regular = {
  doseKind: 'regular',
  dose: '1',
  unit: 'comprimido',
  start: '2026-11-22',
  continuous: false,
} as const;
const lasting = { count: 7, per: 'day' } as const;
const prescribed = {
  catmat: 'BR0268856',
  name: 'Losartana potássica',
  recipe: 'comum',
  route: 0,
  quantity: 30,
  supplyUnit: 'Frasco 100 ml',
  advice: 'Tomar com água',
} as const;

const SOAP: Soap = {
  subjective: { text: 'Cefaleia', reasons: [{ ciap2: 'N01', note: 'Pulsátil' }] },
  objective: {
    text: 'Bom estado geral',
    measured,
    lastMenstruation: '2026-10-20',
    vaccinated: true,
    foodMarkers: {
      answers: Object.fromEntries(
        asked.map(({ code, choices }) => [answerKey(code), choices[0]?.value ?? 0]),
      ),
      meals: [12, 14],
    },
    results: [
      {
        code: '0202010503',
        requestedOn: '2026-10-01',
        performedOn: '2026-10-10',
        resultedOn: '2026-10-12',
        text: 'Em queda',
        value: 7.2,
      },
      { code: '0205020143', weeks: 12, days: 3, expectedBirth: '2027-05-10' },
      { code: '0202010473', value: 90 },
    ],
  },
  assessment: {
    text: 'Enxaqueca',
    problems: [
      {
        problemId: ID,
        evolutions: 2,
        ciap2: 'K86',
        cid10: 'I10',
        note: 'Fora da meta',
        listed: { state: 2, startedOn: '2017-05', endedOn: '2026-11-20' },
      },
    ],
    allergies: [
      {
        id: ID,
        revisions: 2,
        removed: false,
        category: 'medicamento',
        agent: 'Dipirona',
        reaction: 'alergia',
        criticality: 'alta',
        certainty: 'confirmado',
        manifestations: ['Urticária', 'Edema'],
        startedOn: '2015',
        note: 'Na infância',
      },
    ],
  },
  antecedents: {
    hospital: [
      { id: ID, revisions: 1, removed: false, what: 'Apendicectomia', on: '2001', note: 'Sem complicações' },
    ],
    family: [{ id: ID, revisions: 1, removed: false, ciap2: 'T90', kinship: 'mae', note: 'Desde os 40' }],
    obstetric: {
      ...Object.fromEntries(OBSTETRIC_COUNTS.map(({ key }) => [key, 3])),
      id: ID,
      revisions: 1,
      removed: false,
      outcomeWithinYear: false,
    },
  },
  plan: {
    text: 'Retorno em um mês',
    procedures: [{ code: '0301100039', automatic: true }],
    observation: true,
    prescribed: [
      { ...prescribed, dosage: { ...regular, schedule: { kind: 'interval', hours: 8 }, duration: lasting } },
      {
        ...prescribed,
        dosage: {
          ...regular,
          schedule: { kind: 'frequency', times: 2, every: 3, per: 'week' },
          duration: 'indefinite',
        },
      },
      {
        ...prescribed,
        dosage: {
          ...regular,
          schedule: { kind: 'shift', part: 'morning', every: 2, per: 'day' },
          duration: lasting,
        },
      },
      {
        ...prescribed,
        dosage: {
          ...regular,
          doseKind: 'divided',
          dose: '45',
          schedule: { kind: 'divided', morning: '15', afternoon: '10', night: '20' },
          duration: lasting,
        },
      },
    ],
    stopped: [{ prescriptionId: ID, how: 'interrupted', note: 'Tosse' }],
    examRequests: [
      {
        costly: true,
        exams: [{ code: '0206010079', note: 'Com contraste' }],
        cid10: 'R51',
        justification: 'Sinais de alarme',
      },
    ],
    referrals: {
      kinds: ['caps'],
      specialised: [
        { specialty: 6, cid10: 'I10', ciap2: 'K86', risk: 3, reason: 'Fora da meta', note: 'Leva exames' },
      ],
    },
    certificates: [
      { model: 'padrao', day: '2026-11-22', time: '10:30', days: 3, cid10: 'J11', text: 'Repouso' },
    ],
    guidance: ['Medir a pressão em casa'],
  },
  end: {
    attendance: 5,
    participation: 2,
    conducts: [1, 12],
    administrative: ['0301010064'],
    rationality: 4,
    guest: { lotacaoId: ID, participation: 3 },
    emulti: [1, 2],
    next: { lotacaoId: ID, day: '2026-12-22', start: '08:00', notes: 'Em jejum' },
    stays,
  },
};

const LISTENING: Listening = {
  reason: 'N01',
  text: 'Dor de cabeça',
  measured,
  procedures: [{ code: '0301100039', automatic: true }],
  risk: 'amarelo',
  stays,
};

/** What anything is called. */
const names = new Proxy<Record<string, string>>({}, { get: (_names, key) => `nome de ${String(key)}` });
const told = { names, late: false };

describe('a finished visit is told whole', () => {
  test('every field of the SOAP, but for what says only how it was written', () => {
    const { notFilled, notTold } = leftOut(Soap, [SOAP], (soap: Soap) => tellSoap(soap, told));
    expect(notFilled).toEqual([]);
    expect(notTold).toEqual([
      // Which row of the citizen's lists it was, and which revision of it its author had seen.
      'assessment.problems[].problemId',
      'assessment.problems[].evolutions',
      'assessment.allergies[].id',
      'assessment.allergies[].revisions',
      'antecedents.hospital[].id',
      'antecedents.hospital[].revisions',
      'antecedents.family[].id',
      'antecedents.family[].revisions',
      'antecedents.obstetric.id',
      'antecedents.obstetric.revisions',
      // That a measurement put it there: what was measured is told.
      'plan.procedures[].automatic',
      // The name it has in that table is told.
      'plan.prescribed[].catmat',
      // Its schedule tells it.
      'plan.prescribed[].dosage.doseKind',
    ]);
  });

  test('every field of an escuta', () => {
    const { notFilled, notTold } = leftOut(Listening, [LISTENING], (one: Listening) =>
      tellListening(one, told),
    );
    expect(notFilled).toEqual([]);
    expect(notTold).toEqual(['procedures[].automatic']);
  });

  test('every field of a contact of an observation', () => {
    const contact: ObservationContact = {
      text: 'Dor melhor',
      plan: 'Soro de manutenção',
      measured,
      procedures: [{ code: '0301100039', automatic: true }],
      sentTo: stays,
      handed: { from: 'Joana Nunes', to: 'Paulo Duarte' },
    };
    const { notFilled, notTold } = leftOut(ObservationContact, [contact], (one: ObservationContact) =>
      tellContact(one, names),
    );
    expect(notFilled).toEqual([]);
    expect(notTold).toEqual(['procedures[].automatic']);
  });

  test('of nobody who is registered late it is said that she left the list', () => {
    const outcome = (late: boolean) =>
      tellSoap({ end: { attendance: 5 } }, { names, late }).flatMap(({ lines }) =>
        lines.flatMap(({ label, value }) => (label === 'Desfecho' ? [value] : [])),
      );
    expect(outcome(false)).toEqual(['Cidadão liberado']);
    expect(outcome(true)).toEqual([]);
  });
});
