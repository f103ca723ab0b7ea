import { query } from '../tests/support/base.ts';
import { visitOf } from '../tests/support/attended.ts';
import { launchElsewhere } from '../tests/support/first-page.ts';
import type { Program } from '../tests/support/program.ts';
import { ask } from './ask.ts';
import type { Figure } from './benchmark.ts';
import { type Attending, openClinic } from './clinic.ts';
import { weightOver } from './page-weight.ts';
import { savings } from './savings.ts';
import { p95, timesOf } from './times.ts';

const TIMES = 101;
const CHART_MS = 60;
const CODE_MS = 30;
const FINISH_MS = 100;
const PAGE_KB = 130;

const ms = (what: string, times: readonly number[], most: number): Figure => ({
  what: `${what}, p95`,
  value: p95(times),
  unit: 'ms',
  most,
});

/** The same acts once without a clock: the first questions of a process cost what none costs later. */
async function warmed(acts: ReadonlyArray<() => Promise<unknown>>): Promise<number[]> {
  await timesOf(acts.slice(0, TIMES));
  return timesOf(acts);
}

const again = (act: () => Promise<unknown>) => warmed(Array.from({ length: TIMES }, () => act));

type Clinic = Awaited<ReturnType<typeof openClinic>>;
type History = { next: string | null };
const historyOf = (one: Attending, asked: Record<string, string> = {}) =>
  ask<History>(one, {
    path: `/citizens/${one.citizenId}/history?${new URLSearchParams(asked).toString()}`,
  });

/** Every page of the history, from the newest to the oldest. */
async function turned(one: Attending): Promise<number[]> {
  const times: number[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const from = performance.now();
    const { next }: History = await historyOf(one, after === '' ? {} : { after });
    times.push(performance.now() - from);
    after = next;
  }
  return times;
}

const sheet = (one: Attending) => ask(one, { path: `/citizens/${one.citizenId}/front-sheet` });

/** What opens beside who is attended: of the longest record, and of each of the others by who attends her. */
async function charts([longest, ...others]: Clinic, visits: number): Promise<Figure[]> {
  const of = `of ${visits} visits`;
  return [
    ms(`folha de rosto ${of}`, await again(() => sheet(longest)), CHART_MS),
    ms(
      `folha de rosto of ${others.length} others`,
      await warmed(others.map((one) => () => sheet(one))),
      CHART_MS,
    ),
    ms(`history ${of}: first page`, await again(() => historyOf(longest)), CHART_MS),
    ms(`history ${of}: each page to the oldest`, await turned(longest), CHART_MS),
    ms(`history ${of}: own ones`, await again(() => historyOf(longest, { mine: 'true' })), CHART_MS),
    ms(
      `history ${of}: of some months`,
      await again(() => historyOf(longest, { from: '2024-01-01', until: '2024-06-30' })),
      CHART_MS,
    ),
  ];
}

const TYPED = {
  ciap2: ['hip', 'K86', 'dor', 'tosse', 'diabetes', 'febre'],
  cid10: ['I10', 'hipertensao', 'diabetes mellitus', 'infec', 'gastrite', 'J0'],
  sigtap: ['afericao', 'consulta', '0301', 'curativo', 'coleta material', 'glicemia capilar'],
  catmat: ['losa', 'dipirona', 'metformina 850', 'amoxicilina', 'insulina', 'parac'],
} as const;

/** Codes as the fields of the page search them: one table, and what fits who is attended and by whom. */
async function codes({ cbo, day, ...desk }: Attending): Promise<Figure> {
  const fits = `&cbo=${cbo}&sex=1&birth=1980-05-17&on=${day}`;
  const acts = Object.entries(TYPED).flatMap(([system, words]) =>
    words.map(
      (word) => () =>
        ask(desk, { path: `/codes?search=${encodeURIComponent(word)}&system=${system}${fits}` }),
    ),
  );
  return ms('codes searched by name or code', await warmed([...acts, ...acts, ...acts, ...acts]), CODE_MS);
}

const typing = (program: Program, clinic: Clinic) =>
  savings(
    program,
    clinic.map(({ cookie, lotacaoId, encounterId }) => ({
      cookie,
      accessId: lotacaoId,
      form: `atendimento-${encounterId}`,
      title: 'Atendimento',
      path: `/atendimento/${encounterId}`,
    })),
  );

/** "Finalizar" of everybody, one after the other: visits with everything, their fichas, the list and the trail. */
async function finishes({ dataDir }: Program, clinic: Clinic): Promise<Figure[]> {
  const times = await timesOf(
    clinic.map(
      (one) => () => ask(one, { path: `/encounters/${one.encounterId}/finish`, body: visitOf(one.day) }),
    ),
  );
  const ids = clinic.map(({ encounterId }) => encounterId).join(',');
  const [kept] = await query<{ fichas: number; valid: number; told: number }>(
    dataDir,
    `select count(*)::int as fichas, (count(*) filter (where f.outcome = 'valid'))::int as valid,
       (select count(*)::int from audit_event where type = 'encounters.finished' and subject_id = any('{${ids}}')) as told
     from encounter_ficha x join ficha f on f.uuid = x.uuid where x.encounter_id = any('{${ids}}')`,
  );
  if (kept?.told !== clinic.length || kept.valid < 2 * clinic.length || kept.valid !== kept.fichas)
    throw new Error(`the finishes of the benchmark left ${JSON.stringify(kept)}`);
  return [ms(`${clinic.length} finishes, ${kept.fichas} fichas`, times, FINISH_MS)];
}

async function pages(one: Attending): Promise<Figure[]> {
  const browser = await launchElsewhere();
  try {
    const kb = (what: string, value: number): Figure => ({
      what: `${what}, over the shell`,
      value,
      unit: 'KB',
      most: PAGE_KB,
    });
    return [
      kb(
        'page "Atendimento"',
        await weightOver(browser, one, `/atendimento/${one.encounterId}`, (page) =>
          page.getByLabel('O que o cidadão relata').waitFor(),
        ),
      ),
      kb(
        'page "Folha de rosto"',
        await weightOver(browser, one, `/cidadao/${one.citizenId}/folha-de-rosto`, (page) =>
          page.getByText('Medições').first().waitFor(),
        ),
      ),
    ];
  } finally {
    await browser.close();
  }
}

/**
 * What so many who attend wait for at once and one after the other, in a filled base: charts, codes, pages, drafts, the end. The
 * first of them attends the citizen with the longest record.
 */
export async function atWork(
  program: Program,
  writers: number,
  longest: { id: string; visits: number },
): Promise<Figure[]> {
  const clinic = await openClinic(program, writers, longest.id);
  return [
    ...(await charts(clinic, longest.visits)),
    await codes(clinic[0]),
    ...(await pages(clinic[0])),
    ...(await typing(program, clinic)),
    ...(await finishes(program, clinic)),
  ];
}
