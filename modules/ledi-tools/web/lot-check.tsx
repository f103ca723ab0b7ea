import { IconListDetails, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { Button, EmptyState, formatDate, formatNumber, Icon, Notice } from '#ui/index';
import { FileZone, useDrop } from './file-zone.tsx';
import type { LotFilter, LotSummary, Progress, RecordRow } from './lot/protocol.ts';
import type { LotWork } from './lot/use-lot.ts';
import { useRows } from './lot/use-rows.ts';
import { LotName, LotProblems } from './lot-head.tsx';
import { RecordList, LotFilters } from './record-list.tsx';
import { RecordPanel } from './record-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import './lot.css';

function Working({ progress, onStop }: { progress: Progress; onStop: () => void }) {
  const percent = Math.floor(progress.part * 100);
  return (
    <section className="card lot-working">
      <div className="row secondary">
        <strong className="grow">Conferindo o lote</strong>
        <span className="numeric text-2 nowrap">
          {formatNumber(progress.records)} fichas, {percent} %
        </span>
      </div>
      <progress className="progress large" max={100} value={percent} aria-label="Conferência do lote" />
      <div className="row">
        <span className="grow caption text-3">A página continua livre enquanto isso.</span>
        <Button size="small" onClick={onStop}>
          Parar
        </Button>
      </div>
    </section>
  );
}

function Privacy({ newest }: { newest: string | null }) {
  return (
    <p className="row secondary text-2 lot-privacy">
      <Icon of={IconShieldLock} />
      <span>
        Tudo acontece neste computador: nada é enviado nem guardado. Cada ficha é julgada pelo layout que
        declara, da versão 2.1 {newest ? `à ${newest}` : 'em diante'}, com a data de hoje deste computador.
      </span>
    </p>
  );
}

/** The lot once it was judged: its counts, its records, and the panels over them. */
function Judged({ work, summary }: { work: LotWork; summary: LotSummary }) {
  const [filter, setFilter] = useState<LotFilter>({});
  const [opened, setOpened] = useState<RecordRow | null>(null);
  const [isRules, setRules] = useState(false);
  const list = useRows(work, filter);
  const { took, today, layout, rules } = summary;
  return (
    <>
      <div className="row wrap">
        <LotName work={work} summary={summary} />
        {rules.length > 0 ? (
          <Button icon={IconListDetails} onClick={() => setRules(true)}>
            Erros por regra ({formatNumber(rules.length)})
          </Button>
        ) : null}
      </div>
      <LotFilters summary={summary} filter={filter} onFilter={setFilter} />
      <RecordList list={list} onOpen={setOpened} onClear={() => setFilter({})} />
      <p className="caption text-3">
        Conferido em {formatNumber(took / 1000)} s pelo layout que cada ficha declara, até o {layout.newest}
        {layout.file ? ` (${layout.file})` : ''}. Hoje é {formatDate(today)}, pela data deste computador, de
        onde nada saiu.
      </p>
      {isRules ? (
        <RulesPanel
          rules={rules}
          onPick={(code) => {
            setFilter({ code });
            setRules(false);
          }}
          onClose={() => setRules(false)}
        />
      ) : null}
      {opened ? (
        <RecordPanel
          work={work}
          row={opened}
          rows={list.query.data?.rows ?? []}
          onOpen={setOpened}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </>
  );
}

/** "Conferir lote de fichas": a lot is dropped, judged in a worker of this page, and looked at record by record. */
export function LotCheck({ work }: { work: LotWork }) {
  const { progress, summary, failure, newest, judge, clear, turn } = work;
  const isOver = useDrop(judge);
  if (failure !== null) {
    return (
      <div className="card">
        <EmptyState title="A conferência parou" action={<Button onClick={clear}>Começar de novo</Button>}>
          {failure ||
            'O navegador não conseguiu continuar. Feche outras abas, atualize o navegador e tente de novo.'}
        </EmptyState>
      </div>
    );
  }
  if (progress) return <Working progress={progress} onStop={clear} />;
  return (
    <>
      {summary ? <LotProblems summary={summary} /> : null}
      {summary && summary.total > 0 ? (
        <Judged key={turn} work={work} summary={summary} />
      ) : (
        <>
          <FileZone isOver={isOver} onFiles={judge} />
          {summary?.cnes ? (
            <Notice tone="success">CNES de {summary.cnes.ibge} lido. Agora arraste o lote de fichas.</Notice>
          ) : null}
          <Privacy newest={newest} />
        </>
      )}
    </>
  );
}
