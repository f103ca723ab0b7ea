import { getCitizenContract } from '#modules/citizens/contract';
import { labelledBlocks } from '#modules/citizens/contract/labels';
import { Dialog, ErrorState, Facts, Skeleton, useRoute } from '#ui/index';
import { namesIn, wordOf } from './values.ts';

/** The whole registration of somebody, to know who it is before joining. */
export function RecordDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, isError, error, refetch } = useRoute(getCitizenContract, { params: { id } });
  const values: Readonly<Record<string, unknown>> = data ?? {};
  const names = data ? namesIn([data]) : new Map<string, string>();
  return (
    <Dialog title="Cadastro do cidadão" onClose={onClose} width={720}>
      {!data && isError ? (
        <ErrorState what="o cadastro" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={8} /> : null}
      <div className="column gap-16">
        {labelledBlocks.map(({ title, fields }) => {
          const facts = fields
            .filter(([field]) => field in values && field !== 'documents')
            .map(([field, label]) => ({ label, value: wordOf(field, values[field], names) }))
            .filter(({ value }) => value !== '');
          return facts.length > 0 ? (
            <section key={title} className="column gap-6">
              <h3>{title}</h3>
              <Facts facts={facts} />
            </section>
          ) : null;
        })}
      </div>
    </Dialog>
  );
}
