import { useQuery } from '@tanstack/react-query';
import { Dialog, ErrorState, Notice, Skeleton, StatusMark, TurnButtons } from '#ui/index';
import { FieldTree } from './field-tree.tsx';
import { FindingList } from './finding-list.tsx';
import type { RecordRow, RecordView } from './lot/protocol.ts';
import type { LotWork } from './lot/use-lot.ts';
import { outcomeWords, SHAPES } from './words.ts';

function Head({ row }: { row: RecordRow }) {
  const { uuid, version, entry, file } = row;
  return (
    <dl className="record-head">
      <div>
        <dt>Resultado</dt>
        <dd>
          <StatusMark shape={SHAPES[row.outcome]}>{outcomeWords(row)}</StatusMark>
        </dd>
      </div>
      <div>
        <dt>Layout declarado</dt>
        <dd className="numeric">{version ?? 'nenhum'}</dd>
      </div>
      <div>
        <dt>UUID</dt>
        <dd className="mono">{uuid ?? 'nenhum'}</dd>
      </div>
      <div>
        <dt>Arquivo</dt>
        <dd>{entry ? `${entry}, em ${file}` : file}</dd>
      </div>
    </dl>
  );
}

function Content({ view, newest }: { view: RecordView; newest: string | null }) {
  const { row, findings, form, transport } = view;
  return (
    <div className="column gap-16">
      <Head row={row} />
      {row.outcome === 'held' ? (
        <Notice tone="warning" title="Esta ficha espera um pacote.">
          Ela declara um layout mais novo que o {newest ?? 'conhecido aqui'}. Não é um erro. Arraste o pacote
          desse layout (.json) para conferi-la.
        </Notice>
      ) : null}
      {row.outcome === 'unreadable' && row.first ? <Notice tone="danger">{row.first.message}</Notice> : null}
      <FindingList findings={findings} />
      {form.length > 0 ? (
        <section>
          <h3>Campos da ficha</h3>
          <FieldTree fields={form} />
        </section>
      ) : null}
      {transport.length > 0 ? (
        <details className="lot-group" open={form.length === 0 || undefined}>
          <summary>
            <h3>Camada de transporte</h3>
          </summary>
          <FieldTree fields={transport} />
        </details>
      ) : null}
    </div>
  );
}

/** One record: its errors in plain words, and every field with its label and meaning. */
export function RecordPanel({
  work,
  row,
  rows,
  onOpen,
  onClose,
}: {
  work: LotWork;
  row: RecordRow;
  /** Rows of the page, for the way to the one before and the one after. */
  rows: readonly RecordRow[];
  onOpen: (row: RecordRow) => void;
  onClose: () => void;
}) {
  const { client, turn, newest } = work;
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['lot-record', turn, row.id],
    queryFn: () => {
      if (!client) throw new Error('no lot');
      return client.ask('open', { id: row.id });
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Dialog title={row.form ?? 'Sem modelo conhecido'} side width={760} onClose={onClose}>
      <TurnButtons rows={rows} opened={row.id} next="Próxima" onOpen={onOpen} />
      {data ? <Content view={data} newest={newest} /> : null}
      {!data && isError ? <ErrorState what="a ficha" error={error} onRetry={() => void refetch()} /> : null}
      {data || isError ? null : <Skeleton rows={8} label="Abrindo a ficha" />}
    </Dialog>
  );
}
