import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import {
  buildLotacao,
  buildPerson,
  buildUnit,
  giveProfiles,
  signedIn,
} from '#apps/installation/testing-people';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

/**
 * Who may do what by the default profiles: the table, cell by cell, over the real routes. A cell tells what is
 * allowed; everything else of its row is refused. Cells that the walks of the installation hold for every route are not
 * repeated here: what is new is the table.
 */

const ANYBODY = '00000000-0000-7000-8000-00000000abcd';
const STAYS = { lotacaoId: null, teamId: null, serviceTypes: [] };

/** One act of each resource, on records that nobody has: allowed, it finds nothing. */
const ACTS: Record<string, { method: 'GET' | 'POST'; url: string; body?: object }> = {
  'lista: ver': { method: 'POST', url: '/list-entries/search', body: {} },
  'lista: gerir': { method: 'POST', url: '/list-entries', body: { citizenId: ANYBODY, ...STAYS } },
  'não aguardou': { method: 'POST', url: `/list-entries/${ANYBODY}/not-waited`, body: { version: 1 } },
  declaração: { method: 'POST', url: `/list-entries/${ANYBODY}/declaration.pdf`, body: {} },
  'declaração: de um atendimento': {
    method: 'POST',
    url: `/encounters/${ANYBODY}/declaration.pdf`,
    body: {},
  },
  escuta: { method: 'POST', url: '/encounters', body: { entryId: ANYBODY, care: 'escuta' } },
  atender: { method: 'POST', url: '/encounters', body: { entryId: ANYBODY, care: 'atendimento' } },
  // Who attends; of these, the occupation says who takes part (contacts.db.test.ts).
  'observação: pôr': { method: 'POST', url: `/encounters/${ANYBODY}/observe`, body: { plan: 'Soro.' } },
  'observação: ver': { method: 'GET', url: `/encounters/${ANYBODY}/observation` },
  'observação: contato': { method: 'POST', url: `/encounters/${ANYBODY}/contacts`, body: { text: 'Soro.' } },
  'observação: transferir': {
    method: 'POST',
    url: `/encounters/${ANYBODY}/responsible`,
    body: { from: ANYBODY, lotacaoId: ANYBODY },
  },
  'observação: na lista': { method: 'GET', url: '/list-entries/observed' },
  'registro tardio': { method: 'POST', url: `/late-entries/${ANYBODY}/start` },
  histórico: { method: 'GET', url: `/citizens/${ANYBODY}/history` },
  antecedentes: { method: 'GET', url: `/citizens/${ANYBODY}/antecedents` },
  problemas: { method: 'GET', url: `/citizens/${ANYBODY}/problems` },
  'atestados: imprimir': { method: 'GET', url: `/encounters/${ANYBODY}/certificates.pdf` },
  'exames: imprimir': { method: 'GET', url: `/encounters/${ANYBODY}/exams.pdf` },
  'encaminhamentos: imprimir': { method: 'GET', url: `/encounters/${ANYBODY}/referrals.pdf` },
  'orientações: imprimir': { method: 'GET', url: `/encounters/${ANYBODY}/guidance.pdf` },
  'lembretes: ver': { method: 'GET', url: `/citizens/${ANYBODY}/reminders` },
  'lembretes: escrever': {
    method: 'POST',
    url: `/citizens/${ANYBODY}/reminders`,
    body: { text: 'Mora sozinha', audience: 'autor' },
  },
  'receitas: imprimir': { method: 'GET', url: `/encounters/${ANYBODY}/prescription.pdf` },
};

const COLUMNS = [
  'medico',
  'enfermeiro',
  'cirurgiao-dentista',
  'farmaceutico',
  'outro-prof-de-nivel-superior',
  'auxiliar-ou-tecnico-de-enfermagem',
  'tsb-tecnico-em-saude-bucal',
  'asb-auxiliar-em-saude-bucal',
  'recepcao',
  'coordenador-ubs',
  'escuta-inicial',
  'acs-agente-comunitario-de-saude',
] as const;

/** x allowed, - refused; in the order of the columns. */
const TABLE: Record<keyof typeof ACTS, string> = {
  'lista: ver': 'xxxxxxxxxxxx',
  'lista: gerir': 'xxxxxxxxxx--',
  'não aguardou': 'xxxxxx--xxx-',
  declaração: 'xxxxxxxxxxxx',
  'declaração: de um atendimento': 'xxxxxxxxxxxx',
  // By the profile "Escuta inicial", which is added to others.
  escuta: '----------x-',
  atender: 'xxxxxx------',
  'observação: pôr': 'xxxxxx------',
  'observação: ver': 'xxxxxx------',
  'observação: contato': 'xxxxxx------',
  'observação: transferir': 'xxxxxx------',
  'observação: na lista': 'xxxxxxxxxxxx',
  'registro tardio': 'xxxxxx------',
  histórico: 'xxxxxxx-----',
  antecedentes: 'xxxxx-------',
  problemas: 'xxxxx-x-----',
  'atestados: imprimir': 'x-x---------',
  'exames: imprimir': 'xxxxx-------',
  'encaminhamentos: imprimir': 'xxxxx-------',
  'orientações: imprimir': 'xxxxxxx-----',
  'lembretes: ver': 'xxxxxxx-----',
  'lembretes: escrever': 'xxxxxx------',
  'receitas: imprimir': 'xxx---------',
};

let clinic: Clinic;
const clients = new Map<string, Client>();
beforeAll(async () => {
  clinic = await openClinic();
  for (const slug of COLUMNS) clients.set(slug, await clinic.join(slug));
});
afterAll(() => clinic.close());

test.each(Object.keys(ACTS))('%s: as the table of profiles has it', async (act) => {
  const { method, url, body } = ACTS[act] ?? { method: 'GET', url: '' };
  const found = await Promise.all(
    COLUMNS.map(async (slug) => {
      const answer = await clients.get(slug)?.call<{ code?: string }>(method, url, body);
      const refused = answer?.status === 403 && answer.body.code === 'forbidden';
      return `${slug} ${refused ? '-' : 'x'}`;
    }),
  );
  const expected = COLUMNS.map((slug, at) => `${slug} ${TABLE[act]?.[at]}`);
  expect(found).toEqual(expected);
});

/** Those who attend, in the order of the columns. */
const ATTENDING = COLUMNS.slice(0, 6);
const someExam = { costly: false, exams: [{ code: '0202020380' }], justification: 'Controle' };

/** A part of an encounter each; nothing ends by it, for what ends one is missing. */
const PARTS: Record<string, object> = {
  subjetivo: { subjective: { text: 'Cefaleia.' } },
  objetivo: { objective: { text: 'Bom estado geral.' } },
  medições: { objective: { measured: { weight: 70 } } },
  'resultados de exames': { objective: { results: [{ code: '0202020380', text: 'Normal' }] } },
  avaliação: { assessment: { text: 'Estável.' } },
  problemas: { assessment: { problems: [{ ciap2: 'K86', listed: { state: 2 } }] } },
  alergias: { assessment: { allergies: [{ category: 'alimento', agent: 'Leite' }] } },
  antecedentes: { antecedents: { hospital: [{ what: 'Apendicectomia' }] } },
  plano: { plan: { text: 'Retorno.' } },
  receitas: { plan: { stopped: [{ prescriptionId: ANYBODY, how: 'interrupted' }] } },
  exames: { plan: { examRequests: [someExam] } },
  encaminhamentos: { plan: { referrals: { kinds: ['caps'] } } },
  atestados: { plan: { certificates: [{ model: 'em-branco' }] } },
  orientações: { plan: { guidance: ['Beber água.'] } },
};
const WRITTEN: Record<keyof typeof PARTS, string> = {
  subjetivo: 'xxxxxx',
  objetivo: 'xxxxxx',
  medições: 'xxxxxx',
  // By those who make the assessment, which evaluates them.
  'resultados de exames': 'xxxxx-',
  avaliação: 'xxxxx-',
  problemas: 'xxxxx-',
  alergias: 'xxxxx-',
  antecedentes: 'xxxxx-',
  plano: 'xxxxxx',
  receitas: 'xxx---',
  exames: 'xxxxx-',
  encaminhamentos: 'xxxxx-',
  atestados: 'x-x---',
  orientações: 'xxxxxx',
};

/** Which of these parts an author is refused (403), of an encounter that none of them ends (422). */
async function refusedParts(client: Client): Promise<Map<string, boolean>> {
  const { entryId } = await clinic.arrive();
  const { id } = (await clinic.start(client, entryId)).body;
  const found = new Map<string, boolean>();
  for (const [part, content] of Object.entries(PARTS)) {
    const { status, text } = await clinic.finish(client, id, content);
    expect([part, status, text]).toEqual([part, status === 403 ? 403 : 422, text]);
    found.set(part, status === 403);
  }
  await client.call('POST', `/encounters/${id}/cancel`);
  return found;
}

test('who writes which part of an encounter: as the table of profiles has it, by the API too', async () => {
  const found = new Map<string, string>(Object.keys(PARTS).map((part) => [part, '']));
  for (const slug of ATTENDING) {
    const client = clients.get(slug);
    if (!client) throw new Error(`nobody is ${slug}`);
    for (const [part, refused] of await refusedParts(client)) {
      found.set(part, `${found.get(part)}${refused ? '-' : 'x'}`);
    }
  }
  expect(Object.fromEntries(found)).toEqual(WRITTEN);
});

test('a profile without Subjetivo, Objetivo or Plano writes none of it; of procedures a technician without Plano ends all the same', async () => {
  const { db } = clinic.installation.platform;
  const without = (slug: string, ...blocks: string[]) =>
    sql`update profile set resources = (select array_agg(r) from unnest(resources) r
        where not r like any(${blocks.map((block) => `visualizar-prontuario.soap.${block}%`)}::text[])),
      version = version + 1 where slug = ${slug}`.execute(db);
  const kept = await rowsOf<{ slug: string; resources: string[] }>(
    db,
    sql`select slug, resources from profile where slug in ('medico', 'auxiliar-ou-tecnico-de-enfermagem')`,
  );
  try {
    await without('medico', 'subjetivo', 'objetivo', 'plano');
    await without('auxiliar-ou-tecnico-de-enfermagem', 'plano');
    const found = await refusedParts(await clinic.join('medico'));
    expect([...found].flatMap(([part, refused]) => (refused ? [] : [part]))).toEqual([
      'avaliação',
      'problemas',
      'alergias',
      'antecedentes',
    ]);
    const technician = await clinic.join('auxiliar-ou-tecnico-de-enfermagem');
    const { entryId } = await clinic.arrive();
    const { id } = (await clinic.start(technician, entryId)).body;
    const done = await clinic.finish(technician, id, { plan: { procedures: [{ code: '0301100039' }] } });
    expect([done.status, done.body.fields]).toEqual([200, undefined]);
  } finally {
    for (const { slug, resources } of kept) {
      await sql`update profile set resources = ${resources}::text[], version = version + 1
        where slug = ${slug}`.execute(db);
    }
  }
});

test('what a unit attends is not there for a physician of another unit of the same municipality', async () => {
  const { installation, municipality } = clinic;
  const unitId = await buildUnit(installation, municipality, '2545454');
  const person = await buildPerson(installation, { name: 'LUANA DE OUTRA UNIDADE' });
  const lotacao = await buildLotacao(installation, { person, municipality, unitId, cbo: '225142' });
  await giveProfiles(installation, lotacao, ['medico']);
  const stranger = await signedIn(installation, person);
  const { entryId, citizenId } = await clinic.arrive();
  const { id } = (await clinic.start(clinic.physician, entryId)).body;
  const { day } = await getRow<{ day: string }>(
    installation.platform.db,
    sql`select (now() at time zone 'America/Sao_Paulo')::date - 1 as day`,
  );
  const late = { day, time: '09:30', place: 4 };
  const added = await clinic.physician.call<{ id: string }>('POST', '/late-entries', { citizenId, ...late });
  const asked: ReadonlyArray<readonly ['GET' | 'POST' | 'PUT', string, object?]> = [
    ['GET', `/encounters/${id}`],
    ['POST', `/encounters/${id}/finish`, VISIT],
    ['POST', `/encounters/${id}/cancel`],
    ['POST', `/encounters/${id}/observe`, { plan: 'Soro.' }],
    ['GET', `/encounters/${id}/observation`],
    ['POST', `/encounters/${id}/contacts`, { text: 'Soro.' }],
    ['POST', `/encounters/${id}/responsible`, { from: lotacao, lotacaoId: lotacao }],
    ...['prescription', 'exams', 'referrals', 'certificates', 'guidance'].map(
      (paper) => ['GET', `/encounters/${id}/${paper}.pdf`] as const,
    ),
    ['POST', '/encounters', { entryId, care: 'atendimento' }],
    ['POST', `/list-entries/${entryId}/declaration.pdf`, {}],
    ['POST', `/encounters/${id}/declaration.pdf`, {}],
    ['PUT', `/late-entries/${added.body.id}`, { version: 1, ...late }],
    ['POST', `/late-entries/${added.body.id}/start`],
    ['POST', `/late-entries/${added.body.id}/cancel`],
  ];
  const found = await Promise.all(
    asked.map(async ([method, url, body]) => [url, (await stranger.call(method, url, body)).status]),
  );
  expect(found).toEqual(asked.map(([, url]) => [url, 404]));
  const seen = await stranger.call<{ rows: unknown[] }>('POST', '/late-entries/search', {});
  expect(seen.body.rows).toEqual([]);
});
