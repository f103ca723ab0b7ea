import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCpf } from '@pec-aberto/brazil';
import { writeSyntheticCnes } from '@pec-aberto/cnes-xml';
import { addMunicipality, startImport } from '#modules/health-network/index';
import { Problem, refused } from '#platform/errors/problem';
import { followJob } from '#platform/jobs/follow';
import type { Platform } from '#platform/runtime/platform';
import { COMMAND_LINE, runUseCase } from '#platform/usecase/run';
import { chosenMunicipality, hasNetwork, type Municipality } from './queries.ts';

/** People of a unit of two or three teams (PNAB: 2,000 to 3,500 a team). */
const PEOPLE_A_UNIT = 7_000;
const PROFESSIONALS_A_UNIT = 24;
const FEWEST_UNITS = 3;

type Work = { platform: Platform; signal: AbortSignal; progress(text: string): void };

/** The municipality to fill: the one named, or the only one there is; made with its responsible when there is none. */
export async function ensureMunicipality(
  { platform }: Work,
  ibge: string | undefined,
  fallback: string,
): Promise<Municipality> {
  const { db } = platform;
  const chosen = await chosenMunicipality(db, ibge ?? null);
  if (chosen?.several) {
    throw refused(
      'municipality-required',
      'Há mais de um município nesta instalação. Diga qual com --municipality.',
    );
  }
  if (chosen) return chosen;
  await runUseCase(platform, COMMAND_LINE, (context) =>
    addMunicipality(context, {
      ibge: ibge ?? fallback,
      cpf: generateCpf(1),
      name: 'RESPONSÁVEL DA DEMONSTRAÇÃO',
    }),
  );
  return ensureMunicipality({ platform } as Work, ibge ?? fallback, fallback);
}

/** Units, teams and professionals enough for so many people, by the import of CNES itself; nothing where teams are. */
export async function ensureNetwork(
  work: Work,
  municipality: Municipality,
  { people, seed, today }: { people: number; seed: number; today: string },
): Promise<void> {
  const { platform } = work;
  if (await hasNetwork(platform.db, municipality.id)) return;
  const units = Math.max(FEWEST_UNITS, Math.ceil(people / PEOPLE_A_UNIT));
  const folder = await mkdtemp(join(tmpdir(), 'pec-demo-'));
  try {
    const path = join(folder, `XmlParaESUS31_${municipality.ibge}.zip`);
    const professionals = units * PROFESSIONALS_A_UNIT;
    await writeSyntheticCnes(path, { seed, units, professionals, ibge: municipality.ibge, date: today });
    const { jobId } = await runUseCase(platform, COMMAND_LINE, (context) =>
      startImport(context, {
        municipality,
        file: createReadStream(path),
        fileName: 'demonstracao.zip',
        mode: 'import',
        allowOlder: true,
      }),
    );
    const { state } = await followJob(work, jobId);
    if (state !== 'done') {
      throw new Problem(
        409,
        'network-failed',
        'As unidades e equipes não entraram. Nada foi preenchido. Tente de novo.',
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
