import type { ReactNode } from 'react';
import { getInstallationStatus } from '#modules/operations/contract';
import { Card, ErrorState, formatNumber, Notice, Skeleton, useRoute } from '#ui/index';
import { PageLink } from './page-link.tsx';

const REFRESH_MS = 30_000;
const TONES = { ok: 'success', warn: 'warning', fail: 'danger' } as const;

function Tile({ label, value, note }: { label: string; value: string; note?: ReactNode }) {
  return (
    <div className="tile card">
      <span className="caption text-3">{label}</span>
      <span className="figure numeric">{value}</span>
      {note ? <span className="caption text-3">{note}</span> : null}
    </div>
  );
}

/** The state of the installation in one sentence and four figures; the rest is on its own page. */
export function SituationCard() {
  const { data, isError, error, refetch } = useRoute(
    getInstallationStatus,
    {},
    { refetchInterval: REFRESH_MS },
  );
  if (!data) {
    return (
      <Card title="Situação da instalação">
        {isError ? (
          <ErrorState what="a situação da instalação" error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton rows={2} />
        )}
      </Card>
    );
  }
  const { p95Ms, p95LimitMs, peopleNow, diskUsedPercent, version } = data.cards;
  // The sentence tells the first thing only; a base without a copy is never behind another.
  const copies = data.services.find(({ id }) => id === 'copies');
  const tellsCopies = copies && copies.level !== 'ok' && !data.sentence.includes(copies.detail);
  return (
    <>
      <Notice tone={TONES[data.level]} action={<PageLink to="/situacao">Ver situação</PageLink>}>
        {data.sentence}
      </Notice>
      {tellsCopies ? (
        <Notice tone={TONES[copies.level]} action={<PageLink to="/copias-de-seguranca">Ver cópias</PageLink>}>
          {copies.title}: {copies.detail}
        </Notice>
      ) : null}
      <div className="tiles">
        <Tile
          label="Tempo de resposta (p95, 15 min)"
          value={p95Ms === null ? '–' : `${formatNumber(Math.round(p95Ms))} ms`}
          note={p95Ms === null ? 'sem pedidos agora' : `limite ${formatNumber(p95LimitMs)} ms`}
        />
        <Tile label="Pessoas usando agora" value={formatNumber(peopleNow)} note="últimos 15 minutos" />
        <Tile
          label="Disco"
          value={diskUsedPercent === null ? '–' : `${formatNumber(Math.round(diskUsedPercent))} %`}
          note="em uso"
        />
        <Tile label="Versão" value={version} />
      </div>
    </>
  );
}
