import { afterAll, describe, expect, test } from 'vitest';
import type { Client } from '#apps/installation/testing';
import { getRow, rowsOf, sql } from '#platform/db/database';
import { toldOf } from '#modules/reception/test/front';
import { type Problem } from './test/clinic.ts';
import { OBSERVED, PLAN, openWard, refusal } from './test/ward.ts';

/** Responsibility for who is in observation passes from one to another. */

const { clinic, db, colleague, read, handOver, observed, formsOf } = await openWard();
afterAll(() => clinic.close());

describe('the hand-over', () => {
  test('of two who take it at once, one is told who was faster', async () => {
    const { id } = await observed();
    const other = await colleague('ENFERMEIRA BARROS', '223505', 'enfermeiro');
    const answers = await Promise.all(
      [
        { client: clinic.nurse, lotacao: clinic.nurseLotacao },
        { client: other.client, lotacao: other.lotacao },
      ].map(({ client, lotacao }) =>
        client.call<Problem>('POST', `/encounters/${id}/responsible`, {
          from: clinic.physicianLotacao,
          lotacaoId: lotacao,
          reason: 'Fim do plantão.',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('responsible-changed');
  });

  test('is told in the trail and among the contacts; the new one ends with what was written, and the ficha says who', async () => {
    const { id } = await observed();
    const form = `atendimento-${id}`;
    const draft = {
      form,
      title: 'Atendimento',
      path: `/atendimento/${id}`,
      version: 0,
      writer: crypto.randomUUID(),
    };
    const accessOf = async (client: Client) =>
      (await client.call<{ access: { id: string } }>('GET', '/session')).body.access.id;
    const kept = await clinic.physician.call('PUT', '/drafts', {
      ...draft,
      accessId: await accessOf(clinic.physician),
      values: { plan: { text: PLAN } },
    });
    expect(kept.status).toBe(200);
    const nurse = await colleague('ENFERMEIRA SOUZA', '223505', 'enfermeiro');
    const strangeToGive = await handOver(clinic.nurse, id, { lotacaoId: nurse.lotacao });
    expect(refusal(strangeToGive)).toEqual([403, 'forbidden']);
    const given = await handOver(clinic.physician, id, { lotacaoId: nurse.lotacao });
    expect([given.status, given.body.own, given.body.begunBy, given.body.author?.professional]).toEqual([
      200,
      false,
      'PAULO HENRIQUE DUARTE',
      'ENFERMEIRA SOUZA',
    ]);
    const texts = (client: Client, accessId: string) =>
      client.call<{ texts: Array<{ values: object }> }>(
        'GET',
        `/drafts/texts?accessId=${accessId}&form=${form}`,
      );
    expect((await texts(nurse.client, nurse.lotacao)).body.texts.map(({ values }) => values)).toEqual([
      { plan: { text: PLAN } },
    ]);
    expect((await texts(clinic.physician, clinic.physicianLotacao)).body.texts).toEqual([]);
    expect(refusal(await clinic.finish(clinic.physician, id, OBSERVED))).toEqual([
      409,
      'encounter-of-another',
    ]);
    const [last] = (await read(nurse.client, id)).body.contacts;
    expect(last?.content.handed).toEqual({ from: 'PAULO HENRIQUE DUARTE', to: 'ENFERMEIRA SOUZA' });

    const ended = await clinic.finish(nurse.client, id, OBSERVED);
    expect([ended.status, ended.body.fichas.map(({ findings }) => findings)]).toEqual([200, [[], []]]);
    const [fai, fp] = await formsOf(id);
    expect(fai).toMatchObject({
      outcome: 'valid',
      form: {
        headerTransport: { lotacaoFormPrincipal: { cboCodigo_2002: '225142' } },
        atendimentosIndividuais: [
          { ficouEmObservacao: true, finalizadorObservacao: { cboCodigo_2002: '223505' } },
        ],
      },
    });
    expect(fp?.form).toMatchObject({ headerTransport: { cboCodigo_2002: '225142' } });
    expect(await toldOf(clinic, id)).toContain('encounters.handed-over');
  });

  test('given back after somebody typed on, keeps both texts; what no key opens stays where it was', async () => {
    const { id } = await observed();
    const form = `atendimento-${id}`;
    const writer = crypto.randomUUID();
    const accessId = clinic.physicianLotacao;
    const type = (text: string, version: number) =>
      clinic.physician.call<{ version: number; beside: boolean }>('PUT', '/drafts', {
        form,
        title: 'Atendimento',
        path: `/atendimento/${id}`,
        version,
        writer,
        accessId,
        values: { text },
      });
    const textsOf = async (client: Client, lotacao: string) =>
      (
        await client.call<{ texts: Array<{ values: { text: string }; beside: boolean }> }>(
          'GET',
          `/drafts/texts?accessId=${lotacao}&form=${form}`,
        )
      ).body.texts.map(({ values, beside }) => [values.text, beside]);
    const { version } = (await type('Até aqui.', 0)).body;
    await sql`insert into draft select professional_id, access_id, form, 'unreadable', 'unreadable', 1, heading,
      'no key opens this'::bytea, saved_at from draft where form = ${form}`.execute(db());
    const reason = 'Fim do plantão.';
    await handOver(clinic.nurse, id, { lotacaoId: clinic.nurseLotacao, reason });
    const left = await rowsOf<{ branch: string }>(
      db(),
      sql`select branch from draft where form = ${form} and access_id = ${accessId}`,
    );
    expect(left).toEqual([{ branch: 'unreadable' }]);
    // The page of the physician is still open, and keeps what she types.
    expect((await type('Até aqui, e mais isto.', version)).body.beside).toBe(false);
    expect(await textsOf(clinic.nurse, clinic.nurseLotacao)).toEqual([['Até aqui.', false]]);
    expect((await handOver(clinic.nurse, id, { lotacaoId: accessId })).status).toBe(200);
    expect(await textsOf(clinic.physician, accessId)).toEqual([
      ['Até aqui, e mais isto.', false],
      ['Até aqui.', true],
    ]);
    expect(await textsOf(clinic.nurse, clinic.nurseLotacao)).toEqual([]);
  });

  test('CID-10 is of the occupation in whose name the ficha is, and the sentence says whose', async () => {
    const reason = 'Fim do plantão.';
    const coded = { ...OBSERVED, assessment: { problems: [{ ciap2: 'K86', cid10: 'I10' }] } };
    const { id } = await observed();
    await handOver(clinic.nurse, id, { lotacaoId: clinic.nurseLotacao, reason });
    // What the physician evaluated.
    const ended = await clinic.finish(clinic.nurse, id, coded);
    expect([ended.status, ended.body.fichas?.map(({ findings }) => findings)]).toEqual([200, [[], []]]);

    const { entryId } = await clinic.arrive();
    const begun = (await clinic.start(clinic.nurse, entryId)).body.id;
    await clinic.nurse.call('POST', `/encounters/${begun}/observe`, { plan: PLAN });
    await handOver(clinic.physician, begun, { lotacaoId: clinic.physicianLotacao, reason });
    const refused = await clinic.finish(clinic.physician, begun, coded);
    const sentence = 'A ficha sai em nome de JOANA NUNES, cuja ocupação não registra CID-10. Use a CIAP-2.';
    expect([refused.status, refused.body.detail, refused.body.fields]).toEqual([
      403,
      sentence,
      [{ path: 'assessment.problems.0.cid10', message: sentence }],
    ]);
    expect((await clinic.finish(clinic.physician, begun, OBSERVED)).status).toBe(200);
  });

  test('leaves guests and actions of an eMulti to whom the ficha is of: neither who began nor who ends is a guest', async () => {
    const { id } = await observed();
    await sql`update team set type_code = '72' where id = ${clinic.teams[0]}`.execute(db());
    const emulti = await colleague('ENFERMEIRA PRADO', '223505', 'enfermeiro');
    await handOver(emulti.client, id, { lotacaoId: emulti.lotacao, reason: 'Fim do plantão.' });
    const ending = (end: object) => ({ ...OBSERVED, end: { ...OBSERVED.end, ...end } });
    for (const lotacaoId of [clinic.physicianLotacao, emulti.lotacao]) {
      const guest = { lotacaoId, participation: 2 };
      const { status, body } = await clinic.finish(emulti.client, id, ending({ guest }));
      expect([status, body.fields?.map(({ path }) => path)]).toEqual([422, ['end.guest.lotacaoId']]);
    }
    // She is of no eMulti herself, but the ficha carries the team of the physician.
    const { body } = await emulti.client.call<{ rights: object }>('GET', `/encounters/${id}`);
    expect(body.rights).toMatchObject({ emulti: true });
    const done = await clinic.finish(emulti.client, id, ending({ emulti: [1] }));
    expect([done.status, done.body.fichas[0]?.valid]).toEqual([200, true]);
    await sql`update team set type_code = '70' where id = ${clinic.teams[0]}`.execute(db());
  });

  test('is taken over with a reason by who may be responsible, and by nobody else', async () => {
    const { id } = await observed();
    const without = await handOver(clinic.nurse, id, { lotacaoId: clinic.nurseLotacao });
    expect([without.status, without.body.fields?.map(({ path }) => path)]).toEqual([422, ['reason']]);
    const blank = await handOver(clinic.nurse, id, { lotacaoId: clinic.nurseLotacao, reason: '   ' });
    expect(blank.body.fields?.map(({ path }) => path)).toEqual(['reason']);
    const reason = 'Fim do plantão do Dr. Paulo.';
    const technician = await getRow<{ id: string }>(
      db(),
      sql`select l.id from lotacao l join professional p on p.id = l.professional_id where p.name = 'IVAN TELES' and l.cbo = '322205'`,
    );
    expect(refusal(await handOver(clinic.technician, id, { lotacaoId: technician.id, reason }))).toEqual([
      403,
      'forbidden',
    ]);
    expect(refusal(await handOver(clinic.physician, id, { lotacaoId: technician.id }))).toEqual([
      422,
      'responsible-not-offered',
    ]);
    const taken = await handOver(clinic.nurse, id, { lotacaoId: clinic.nurseLotacao, reason });
    const { details } = await getRow<{ details: object }>(
      db(),
      sql`select details from audit_event where type = 'encounters.handed-over' and subject_id = ${id}`,
    );
    expect(details).toMatchObject({ from: clinic.physicianLotacao, to: clinic.nurseLotacao });
    expect([taken.status, taken.body.own]).toEqual([200, true]);
    expect(refusal(await handOver(clinic.nurse, id, { lotacaoId: clinic.nurseLotacao, reason }))).toEqual([
      409,
      'responsible-already',
    ]);
    const stale = { from: clinic.physicianLotacao, lotacaoId: clinic.physicianLotacao };
    expect(refusal(await handOver(clinic.nurse, id, stale))).toEqual([409, 'responsible-changed']);
    // Back to who began it: the ficha needs no other.
    await handOver(clinic.nurse, id, { lotacaoId: clinic.physicianLotacao });
    expect((await clinic.finish(clinic.physician, id, OBSERVED)).status).toBe(200);
    const [fai] = await formsOf(id);
    expect(JSON.stringify(fai?.form)).not.toContain('finalizadorObservacao');
  });
});
