import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePackage } from '@pec-aberto/terminology';
import { multipart } from '#apps/installation/testing';
import type { Hunted } from '#apps/installation/testing-hunt';
import type { Samples } from '#apps/installation/testing-samples';
import { finished } from '#modules/health-network/test/importing';

async function importPackage({ installation, installer }: Hunted): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pec-package-'));
  const path = join(folder, 'municipios.zip');
  const head = { name: 'municipios', title: 'Municípios', source: 't', version: '8.8.0', date: '2026-11-19' };
  await writePackage(path, head, { data: 'ibge,nome,uf\n4205407,FORJADA,SC\n' });
  const upload = multipart({}, { name: 'municipios.zip', bytes: await readFile(path) });
  const sent = await installer.call<{ jobId?: string }>('POST', '/data-packages', undefined, upload);
  if (sent.body.jobId) await finished(installation, sent.body.jobId);
  await rm(folder, { recursive: true });
}

export const samples: Samples = {
  // Of nobody, and in no package here.
  records: { ceps: () => Promise.resolve('99999999') },
  hostileFiles: { 'data-packages.import': importPackage },
};
