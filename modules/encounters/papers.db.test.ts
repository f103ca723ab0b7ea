import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText } from '@pec-aberto/brazil';
import { getRow, sql } from '#platform/db/database';
import { register } from '#modules/citizens/test/desk';
import { pdfFonts, pdfPages } from '#platform/testing/pdf-text';
import { type Clinic, openClinic, VISIT } from './test/clinic.ts';

/** Each paper of an encounter is read back as who receives it reads it: what it says, on which sheet, with its fonts. */

let clinic: Clinic;
let id: string;
let citizenId: string;
let day: string;
beforeAll(async () => {
  clinic = await openClinic();
  const arrived = await clinic.arrive({ name: 'ODETE FARIAS ROCHA', socialName: 'DETE ROCHA' });
  ({ citizenId } = arrived);
  const started = await clinic.start(clinic.physician, arrived.entryId);
  ({ id, day } = started.body);
  const done = await clinic.finish(clinic.physician, id, {
    ...VISIT,
    plan: {
      prescribed: [
        {
          catmat: 'BR0268856',
          name: 'Losartana potássica 50 mg, comprimido',
          recipe: 'comum',
          route: 0,
          quantity: 180,
          dosage: {
            doseKind: 'regular',
            dose: '1',
            unit: 'comprimido',
            schedule: { kind: 'interval', hours: 12 },
            start: day,
            duration: 'indefinite',
            continuous: true,
          },
        },
      ],
      examRequests: [
        {
          costly: false,
          exams: [{ code: '0202010503', note: 'Em jejum' }],
          justification: 'Acompanhamento do diabetes',
        },
        {
          costly: true,
          exams: [{ code: '0206010079' }],
          cid10: 'R51',
          justification: 'Cefaleia com sinais de alarme',
        },
      ],
      referrals: {
        kinds: ['caps'],
        specialised: [{ specialty: 6, cid10: 'I10', risk: 3, reason: 'Pressão fora da meta' }],
      },
      certificates: [{ model: 'padrao', day, time: '10:30', days: 3 }],
      guidance: ['Medir a pressão em casa.'],
    },
    end: { attendance: 5, participation: 2 },
  });
  if (done.status !== 200) throw new Error(done.text);
  await signAs('12345');
});
afterAll(() => clinic.close());

/** The number of the physician in the council. */
const signAs = (number: string) =>
  sql`update professional set council = '71', council_uf = 'SC', council_number = ${number}
    where name = 'PAULO HENRIQUE DUARTE'`.execute(clinic.installation.platform.db);

/** Width and height in points. */
const SHEETS = { A4: [595.28, 841.89], A5: [419.53, 595.28] } as const;

const PAPERS: ReadonlyArray<[paper: string, pages: number, ...says: RegExp[]]> = [
  ['prescription', 1, /Losartana potássica 50 mg/, /1 comprimido a cada 12 horas, uso contínuo/],
  [
    'exams',
    2,
    /0202010503\)\. Em jejum/,
    /Justificativa: Acompanhamento do diabetes/,
    /alto custo.*0206010079.*CID-10: Cefal[eé]ia \(R51\)/i,
  ],
  [
    'referrals',
    2,
    /cardiologia.*Hipertensão.*\(I10\).*Eletivo.*Pressão fora da meta.*Contrarreferência/i,
    /CAPS/,
  ],
  ['certificates', 1, /Atesto que DETE ROCHA, CPF .* afastamento .* por 3 dias/],
  ['guidance', 1, /Medir a pressão em casa\./],
];

describe.each(PAPERS)('%s', (paper, pages, ...says) => {
  test.each(['A4', 'A5'] as const)('on %s, by the social name and with its fonts', async (sheet) => {
    const answer = await clinic.installation.app.inject({
      url: `/api/encounters/${id}/${paper}.pdf?paper=${sheet}`,
      headers: { cookie: `pec_session=${clinic.physician.cookie()}` },
    });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const printed = pdfPages(answer.rawPayload);
    expect(printed.map(({ size }) => size.map(Math.round))).toEqual(
      Array.from({ length: pages }, () => SHEETS[sheet].map(Math.round)),
    );
    const text = printed.flatMap(({ lines }) => lines).join(' ');
    for (const words of says) expect(text).toMatch(words);
    expect(text).toContain('DETE ROCHA');
    expect(text).not.toContain('ODETE FARIAS');
    expect(text).toMatch(/PAULO HENRIQUE DUARTE .*, CRM-SC 12345/);
    expect(pdfFonts(answer.rawPayload)).toMatchObject({ missing: [] });
  });
});

test('who has no number of a council in the registration finds room to write it', async () => {
  await signAs('');
  const answer = await clinic.installation.app.inject({
    url: `/api/encounters/${id}/prescription.pdf?paper=A4`,
    headers: { cookie: `pec_session=${clinic.physician.cookie()}` },
  });
  const text = pdfPages(answer.rawPayload)
    .flatMap(({ lines }) => lines)
    .join(' ');
  expect(text).toMatch(/PAULO HENRIQUE DUARTE .*, conselho e número: _+/);
});

describe('declaração de comparecimento', () => {
  const declare = (of: string, declared: object, client = clinic.physician) =>
    clinic.installation.app.inject({
      method: 'POST',
      url: `/api/encounters/${of}/declaration.pdf`,
      headers: { cookie: `pec_session=${client.cookie()}` },
      payload: declared,
    });
  /** Its text in one line, and how wide its sheet is. */
  async function read(of: string, declared: object = {}) {
    const answer = await declare(of, declared);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(pdfFonts(answer.rawPayload)).toMatchObject({ missing: [] });
    const printed = pdfPages(answer.rawPayload);
    const text = printed.flatMap(({ lines }) => lines).join(' ');
    return { text, size: printed[0]?.size.map(Math.round) };
  }

  test.each(['A4', 'A5'] as const)(
    'of a finished visit on %s, by the social name, with who came along',
    async (paper) => {
      const { text, size } = await read(id, { paper, companion: 'LINA ROCHA' });
      expect(size).toEqual(SHEETS[paper].map(Math.round));
      expect(text).toMatch(
        new RegExp(
          `que DETE ROCHA, CPF \\S+ compareceu a esta unidade de saúde em ${dayText(day)}, das \\d\\d:\\d\\d às \\d\\d:\\d\\d, acompanhado\\(a\\) de LINA ROCHA\\.`,
        ),
      );
      expect(text).toContain('PAULO HENRIQUE DUARTE');
      expect(text).not.toContain('ODETE FARIAS');
    },
  );

  test('is given while the visit lasts, until now; of one that was given up there is none', async () => {
    const { entryId } = await clinic.arrive();
    const { body } = await clinic.start(clinic.physician, entryId);
    expect((await read(body.id)).text).toMatch(/em \d\d\/\d\d\/\d{4}, das \d\d:\d\d às \d\d:\d\d\./);
    expect((await read(body.id, { period: 'matutino' })).text).toContain('no período matutino.');
    await clinic.physician.call('POST', `/encounters/${body.id}/cancel`);
    expect((await declare(body.id, {})).statusCode).toBe(404);
  });

  test.each([
    ['home', 4, 'foi atendido(a) por profissional desta unidade de saúde, fora dela,'],
    ['the unit', 1, 'compareceu a esta unidade de saúde'],
  ])('ENC-39 of a late visit at %s has its day and hour', async (_where, place, words) => {
    const { db } = clinic.installation.platform;
    const { yesterday } = await getRow<{ yesterday: string }>(
      db,
      sql`select (${day}::date - 1)::text as yesterday`,
    );
    const late = {
      citizenId: await register(clinic.reception),
      day: yesterday,
      time: '09:30',
      place,
      reason: 'sem-energia',
    };
    const entry = await clinic.physician.call<{ id: string }>('POST', '/late-entries', late);
    const begun = await clinic.physician.call<{ id: string }>('POST', `/late-entries/${entry.body.id}/start`);
    const { text } = await read(begun.body.id);
    expect(text).toContain(`${words} em ${dayText(yesterday)}, às 09:30.`);
    // Signed on the day on which it is printed.
    expect(text).toContain(`SERRA CLARA, ${dayText(day)}.`);
  });
});

test('who may print none but guidance is given no other, and that only with the record open', async () => {
  const printed = async () => {
    const answers = PAPERS.map(([paper]) => clinic.technician.call('GET', `/encounters/${id}/${paper}.pdf`));
    return (await Promise.all(answers)).map(({ status }) => status);
  };
  expect(await printed()).toEqual([403, 403, 403, 403, 403]);
  const justification = 'Perdeu a folha de orientações';
  await clinic.technician.call('POST', `/citizens/${citizenId}/openings`, { justification });
  expect(await printed()).toEqual([403, 403, 403, 403, 200]);
});
