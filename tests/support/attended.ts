import type { Client } from './client.ts';

/** A visit that says something of everything, by somebody who may assess and prescribe. */
const VISIT = {
  subjective: { text: 'Cefaleia há 3 dias.', reasons: [{ ciap2: 'N01' }] },
  objective: { measured: { systolic: 156, diastolic: 98, weight: 72.3, height: 157, heartRate: 82 } },
  assessment: {
    problems: [{ ciap2: 'K86', listed: { state: 0, startedOn: '2017' } }],
    allergies: [
      {
        category: 'medicamento',
        agent: 'Dipirona',
        criticality: 'alta',
        certainty: 'confirmado',
        manifestations: ['Urticária', 'Angioedema'],
        startedOn: '2019',
        note: 'Atendida na urgência.',
      },
    ],
  },
  antecedents: {
    hospital: [{ what: 'Colecistectomia', on: '2011' }],
    family: [{ ciap2: 'K90', kinship: 'mae', note: 'Aos 70 anos' }],
    obstetric: { pregnancies: 3, births: 3, abortions: 0, vaginal: 2, cesarean: 1 },
  },
  plan: {
    text: 'Retorno com exames.',
    prescribed: [
      {
        name: 'Losartana potássica 50 mg, comprimido',
        recipe: 'comum',
        route: 0,
        dosage: {
          doseKind: 'regular',
          dose: '1',
          unit: 'comprimido',
          schedule: { kind: 'interval', hours: 12 },
          duration: 'indefinite',
          continuous: true,
        },
        quantity: 60,
      },
    ],
  },
  end: { attendance: 5, participation: 2, conducts: [1] },
};

type Caller = { post: <T>(path: string, body?: unknown) => Promise<T> };

/** Somebody comes, as spontaneous demand, and is begun with: the encounter and its day. */
export async function begun(desk: Caller, citizenId: string): Promise<{ id: string; day: string }> {
  const entry = await desk.post<{ id: string }>('/list-entries', {
    citizenId,
    lotacaoId: null,
    teamId: null,
    serviceTypes: [],
  });
  return desk.post('/encounters', { entryId: entry.id, care: 'atendimento' });
}

/** What is written of a visit of that day. `change`: parts told otherwise. */
export const visitOf = (day: string, change: object = {}) => ({
  ...VISIT,
  plan: {
    ...VISIT.plan,
    prescribed: VISIT.plan.prescribed.map((one) => ({ ...one, dosage: { ...one.dosage, start: day } })),
  },
  ...change,
});

/** Attends a citizen from arrival to end; answers the encounter's id. `change`: parts told otherwise. */
export async function attended(desk: Client, citizenId: string, change: object = {}): Promise<string> {
  const { id, day } = await begun(desk, citizenId);
  await desk.post(`/encounters/${id}/finish`, visitOf(day, change));
  return id;
}
