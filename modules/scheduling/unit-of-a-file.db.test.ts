import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, startTestInstallation, type TestInstallation } from '#apps/installation/testing';
import {
  buildLotacao,
  buildMunicipality,
  buildPerson,
  giveProfiles,
  signedIn,
  signedInInstaller,
} from '#apps/installation/testing-people';
import { IBGE } from '#modules/health-network/test/cnes-file';
import { importCnes } from '#modules/health-network/test/importing';
import type { RouteOutput } from '#platform/contract/route';
import { projectRoot } from '#platform/config/root';
import { rowsOf, sql } from '#platform/db/database';
import type { getAgenda, getAgendaWeek } from './contract.ts';

const shared = process.env['PEC_SHARED'] ?? resolve(dirname(projectRoot()), 'shared');
const file = join(shared, 'data', 'cnes', 'XmlParaESUS31_4205407.zip');

describe.skipIf(!existsSync(file))('a unit of a real file', () => {
  let installation: TestInstallation;
  let coordinator: Client;
  /** Both of one person in the coordinator's unit. */
  let lotacoes: Array<{ id: string; professional: string }>;

  beforeAll(async () => {
    installation = await startTestInstallation();
    const installer = await signedInInstaller(installation);
    const municipality = await buildMunicipality(installation, IBGE);
    await importCnes(installation, installer, readFileSync(file), { municipality: IBGE, name: 'cnes.zip' });
    const { db } = installation.platform;
    const found = await rowsOf<{ id: string; professional: string; unit: string }>(
      db,
      sql`select l.id, l.professional_id as professional, l.unit_id as unit from lotacao l
        where l.active and (l.professional_id, l.unit_id) in (
          select professional_id, unit_id from lotacao where active group by 1, 2 having count(*) = 2)
        order by l.professional_id, l.id limit 2`,
    );
    lotacoes = found;
    const person = await buildPerson(installation, { name: 'COORDENADORA DA UNIDADE' });
    const at = { person, municipality, unitId: found[0]?.unit ?? '', cbo: '131210' };
    await giveProfiles(installation, await buildLotacao(installation, at), ['coordenador-ubs']);
    coordinator = await signedIn(installation, person);
  });
  afterAll(() => installation.close());

  test('ADM-G05 who has two lotações has no agenda until the coordinator gives each its own, closes a week of one, and sees both', async () => {
    const week = async (from: string) => {
      const path = `/professionals/${lotacoes[0]?.professional}/agenda-week?from=${from}`;
      const { body } = await coordinator.call<RouteOutput<typeof getAgendaWeek>>('GET', path);
      return Object.fromEntries(
        body.lotacoes.map(({ lotacao, kind, slots }) => [lotacao.id, [kind, slots.flat().length]]),
      );
    };
    expect(lotacoes).toHaveLength(2);
    const [first = '', second = ''] = lotacoes.map(({ id }) => id);
    expect(await week('2026-12-07')).toEqual({ [first]: ['nenhuma', 0], [second]: ['nenhuma', 0] });
    for (const id of [first, second]) {
      const path = `/lotacoes/${id}/agenda`;
      const { body } = await coordinator.call<RouteOutput<typeof getAgenda>>('GET', path);
      const { version, standard } = body;
      expect((await coordinator.call('PUT', path, { version, days: standard })).status).toBe(200);
    }
    const closed = await coordinator.call('POST', `/lotacoes/${first}/agenda-closures`, {
      startDate: '2026-12-07',
      startTime: '',
      endDate: '2026-12-11',
      endTime: '',
      reason: 'ferias',
      specification: '',
    });
    expect(closed.status).toBe(201);
    expect(await week('2026-12-07')).toEqual({ [first]: ['propria', 0], [second]: ['propria', 120] });
    expect(await week('2026-12-14')).toEqual({ [first]: ['propria', 120], [second]: ['propria', 120] });
  });
});
