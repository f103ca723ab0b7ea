import { useEffect, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import {
  ButtonLink,
  Card,
  Notice,
  ErrorState,
  JobCard,
  SelectField,
  Skeleton,
  useAccess,
  useRoute,
} from '#ui/index';
import { listMunicipalities } from '../contract.ts';
import { CnesOutcome } from './cnes-outcome.tsx';
import { CnesUpload } from './cnes-upload.tsx';
import { countedNoun, isLiveImport } from './cnes-view.ts';
import { useCurrentImport, useImportReport } from './use-current-import.ts';

/** One import from the queue to its end. */
function CurrentImport({
  id,
  onImported,
  onApplied,
  onClose,
}: {
  id: string;
  onImported?: (() => void) | undefined;
  onApplied: (importId: string) => void;
  onClose: () => void;
}) {
  const { report, query, step } = useImportReport(id, onImported);
  if (!report && query.isError) {
    return <ErrorState what="a importação" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!report) return <Skeleton rows={3} />;
  if (isLiveImport(report) && report.jobId) return <JobCard id={report.jobId} noun={countedNoun(step)} />;
  return <CnesOutcome report={report} onApplied={onApplied} onClose={onClose} />;
}

/** Combo "Município", only for who administers the whole installation; the only one comes chosen. */
function useMunicipalityChoice(asked: boolean) {
  const form = useForm({ defaultValues: { municipality: '' } });
  const { data, isError, error, refetch } = useRoute(listMunicipalities, {}, { enabled: asked });
  const only = data?.rows.length === 1 ? data.rows[0]?.ibge : undefined;
  const chosen = useWatch({ control: form.control, name: 'municipality' }) || only;
  useEffect(() => {
    if (only) form.setValue('municipality', only);
  }, [only, form]);
  useEffect(() => {
    if (chosen) form.clearErrors('municipality');
  }, [chosen, form]);
  const choices = (data?.rows ?? []).map((row) => ({ value: row.ibge, label: `${row.name} – ${row.uf}` }));
  const field = asked ? (
    <FormProvider {...form}>
      {isError && !data ? (
        <ErrorState what="os municípios" error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="municipality-choice">
          <SelectField
            name="municipality"
            label="Município"
            required
            choices={choices}
            placeholder={data?.rows.length === 0 ? 'Nenhum município nesta instalação' : 'Selecione'}
          />
          {data?.rows.length === 0 ? (
            <ButtonLink to="/municipios" look="text" size="small">
              Adicionar município
            </ButtonLink>
          ) : null}
        </div>
      )}
    </FormProvider>
  ) : null;
  return {
    chosen,
    /** Not known yet whether there is anything to choose. */
    isPending: asked && !data && !isError,
    field,
    choose: (ibge: string) => form.setValue('municipality', ibge),
    refuse: () =>
      form.setError(
        'municipality',
        { message: 'Escolha o município antes do arquivo.' },
        { shouldFocus: true },
      ),
  };
}

/**
 * Import of the CNES file in one card: municipality (installer only), file, preview, confirmation, result.
 * An import already under way appears by itself. `onImported` runs when one ends well.
 */
export function CnesImportCard({ onImported }: { onImported?: () => void }) {
  const isInstaller = useAccess().kind === 'installer';
  const municipality = useMunicipalityChoice(isInstaller);
  const { chosen, choose } = municipality;
  const current = useCurrentImport(chosen ?? null);
  // A file that is chosen before its municipality is known would be refused.
  const isPending = municipality.isPending || current.isPending;
  const [busy, setBusy] = useState<string | null>(null);
  const under = current.open?.municipality.ibge;
  useEffect(() => {
    if (isInstaller && !chosen && under) choose(under);
  }, [isInstaller, chosen, under, choose]);
  return (
    <Card title="Importar CNES">
      <div className="column gap-16">
        {municipality.field}
        {current.failure ? (
          <ErrorState what="as importações" error={current.failure.error} onRetry={current.failure.retry} />
        ) : null}
        {isPending && !current.failure && !current.id ? <Skeleton rows={3} /> : null}
        {busy && current.open && isLiveImport(current.open) ? (
          <Notice
            tone="warning"
            action={
              <ButtonLink to="/cnes/$id" params={{ id: current.open.id }} look="text" size="small">
                Acompanhar
              </ButtonLink>
            }
          >
            {busy}
          </Notice>
        ) : null}
        {current.id ? (
          <CurrentImport
            key={current.id}
            id={current.id}
            onImported={onImported}
            onApplied={current.show}
            onClose={current.look}
          />
        ) : null}
        {current.id || isPending ? null : (
          <CnesUpload
            municipality={isInstaller ? (chosen ?? null) : undefined}
            onMissing={municipality.refuse}
            onStarted={current.show}
            onBusy={(sentence) => {
              setBusy(sentence);
              current.look();
            }}
          />
        )}
      </div>
    </Card>
  );
}
