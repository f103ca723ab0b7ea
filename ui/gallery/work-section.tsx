import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Card, JobCard, type JobView, QrCode, StepList } from '../index.ts';
import { jobKey } from '../client/jobs.ts';
import type { SaveState } from '../client/save-state.ts';
import { saveText } from '../kit/save-text.ts';

const JOB = {
  id: 'galeria-andamento',
  kind: 'cnes.import',
  title: 'Importação do CNES',
  state: 'running',
  step: 'Gravando unidades',
  done: 212,
  total: 450,
  percent: 47,
  startedAt: '2026-11-20T10:00:00Z',
  finishedAt: null,
  error: null,
  result: null,
  canCancel: true,
} as const satisfies Partial<JobView>;
const FAILED = { code: 'cut', message: 'O arquivo termina antes do fim. Baixe-o de novo.' };
const JOBS: readonly JobView[] = [
  JOB,
  { ...JOB, id: 'galeria-fim', state: 'done', title: 'Relatório de produção', canCancel: false },
  { ...JOB, id: 'galeria-falha', state: 'failed', title: 'Backup', error: FAILED, canCancel: false },
];

const QUIET: SaveState = {
  saving: false,
  savedAt: null,
  draft: null,
  waiting: 0,
  refused: 0,
  unsaved: 0,
  keepsItself: false,
  endsWithTab: true,
};
const AT = new Date('2026-11-20T13:42:00Z');
const SAVE_STATES: readonly SaveState[] = [
  { ...QUIET, savedAt: AT },
  { ...QUIET, draft: { at: AT, place: { on: 'server' } } },
  { ...QUIET, draft: { at: AT, place: { on: 'here', outlivesTab: true, refusal: null } } },
  { ...QUIET, saving: true },
  { ...QUIET, waiting: 3 },
  { ...QUIET, refused: 1 },
];

const STEPS = [
  { key: 'a', title: 'Identificar', description: 'Nome e link' },
  { key: 'b', title: 'Administrador' },
  { key: 'c', title: 'Concluir' },
];

export function WorkSection() {
  const client = useQueryClient();
  useState(() => {
    for (const job of JOBS) client.setQueryData(jobKey(job.id), job);
  });
  return (
    <>
      {JOBS.map(({ id }) => (
        <JobCard key={id} id={id} noun="unidades" />
      ))}
      <Card title="Salvamento, como na barra de cima">
        <ul>
          {[true, false].map((online) => (
            <li key={String(online)} className="secondary text-2">
              {SAVE_STATES.map((state) => saveText(state, online).text).join(' · ')}
            </li>
          ))}
        </ul>
      </Card>
      <Card title="Assistente">
        <StepList steps={STEPS} current={1} onOpen={() => undefined} />
        <QrCode text="chave" label="Chave em QR code" />
      </Card>
    </>
  );
}
