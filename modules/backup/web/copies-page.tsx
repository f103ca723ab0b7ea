import { IconArchive, IconDownload, IconFileCertificate, IconPlus, IconSettings } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callUrl } from '#ui/client/api';
import {
  Button,
  ButtonAnchor,
  Card,
  EmptyState,
  ErrorState,
  Facts,
  formatDate,
  JobCard,
  Notice,
  Page as Frame,
  problemSentence,
  routeKey,
  SimpleTable,
  Skeleton,
  useAction,
  useJobEvents,
  useRoute,
  WAITING,
} from '#ui/index';
import {
  downloadCopyContract,
  getCopiesContract,
  makeCopyContract,
  recoverySheetContract,
} from '../contract.ts';
import { type Copies, COLUMNS, type Copy, isThere } from './copy-row.tsx';
import { SettingsDialog } from './settings-dialog.tsx';

const COPY_JOB = 'backup.make';
const CALM_MS = 30_000;
/** A sheet that is downloaded says nothing to the page. */
const WATCHED_MS = 3_000;

function Download({ copy }: { copy: Copy }) {
  if (!isThere(copy)) return null;
  return (
    <ButtonAnchor
      size="small"
      icon={IconDownload}
      href={callUrl(downloadCopyContract.path, { params: { id: copy.id } })}
      download
      aria-label={`Baixar ${copy.fileName}`}
    >
      Baixar
    </ButtonAnchor>
  );
}

const SHEET = {
  href: callUrl(recoverySheetContract.path, {}),
  download: true,
  children: 'Emitir folha de recuperação',
};

/** Until a sheet was printed, nothing else on the page matters as much. */
function SheetNotice({ printed }: Copies['sheet']) {
  const client = useQueryClient();
  useEffect(() => {
    if (printed) void client.invalidateQueries({ queryKey: WAITING });
  }, [client, printed]);
  if (printed) return null;
  return (
    <Notice tone="warning" action={<a {...SHEET} />}>
      A folha de recuperação ainda não foi emitida. Imprima-a e guarde-a fora da sala do servidor: sem a chave
      dela nenhuma cópia se abre.
    </Notice>
  );
}

const keepingText = ({ days, weeks, months }: Copies['settings']['keeping']) =>
  `Todas de ${days} dias, uma por semana de ${weeks} semanas, uma por mês de ${months} meses`;

function HowTheyAreMade({ data, onEdit }: { data: Copies; onEdit: () => void }) {
  const { settings, folder, next } = data;
  return (
    <Card
      title="Como são feitas"
      action={
        <Button icon={IconSettings} size="small" onClick={onEdit}>
          Configurar
        </Button>
      }
    >
      <Facts
        facts={[
          { label: 'Próxima', value: `${formatDate(next.day)} às ${next.hour}` },
          { label: 'Pasta', value: folder },
          {
            label: 'Outras pastas',
            value:
              settings.folders.length > 0
                ? settings.folders.join(' · ')
                : 'Nenhuma: se este disco falhar, as cópias vão junto',
          },
          { label: 'Guarda', value: keepingText(settings.keeping) },
        ]}
      />
    </Card>
  );
}

/** "Cópias de segurança": what there is, how they are made, and one more at once. */
export function Page() {
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(
    getCopiesContract,
    {},
    { refetchInterval: ({ sheet }) => (sheet.printed ? CALM_MS : WATCHED_MS) },
  );
  const make = useAction(makeCopyContract);
  const [asked, setAsked] = useState<string | null>(null);
  const [configuring, setConfiguring] = useState(false);
  const refresh = () => void client.invalidateQueries({ queryKey: routeKey(getCopiesContract) });
  useJobEvents((job) => {
    if (job.kind === COPY_JOB) refresh();
  });
  const jobId = data?.jobId ?? asked;
  const actions = data ? (
    <>
      {data.sheet.printed ? <ButtonAnchor icon={IconFileCertificate} {...SHEET} /> : null}
      <Button
        look="primary"
        icon={IconPlus}
        busy={(make.isPending && 'Pedindo…') || (data.jobId !== null && 'Copiando…')}
        onClick={() =>
          make.mutate(
            {},
            {
              onSuccess: (started) => {
                setAsked(started.jobId);
                refresh();
              },
            },
          )
        }
      >
        Fazer cópia agora
      </Button>
    </>
  ) : null;
  return (
    <Frame title="Cópias de segurança" actions={actions}>
      {isError && !data ? (
        <ErrorState what="as cópias de segurança" error={error} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <>
          {make.error ? <Notice tone="danger">{problemSentence(make.error)}</Notice> : null}
          <SheetNotice {...data.sheet} />
          {jobId ? <JobCard id={jobId} /> : null}
          <HowTheyAreMade data={data} onEdit={() => setConfiguring(true)} />
          <section className="column gap-12" aria-labelledby="copias">
            <h2 id="copias">Cópias</h2>
            {data.copies.length === 0 ? (
              <EmptyState icon={IconArchive} title="Nenhuma cópia ainda">
                A primeira é feita sozinha no horário, ou quando você pedir.
              </EmptyState>
            ) : (
              <SimpleTable
                label="Cópias de segurança"
                columns={COLUMNS}
                rows={data.copies}
                rowKey={({ id }) => id}
                main={(copy) => <Download copy={copy} />}
              />
            )}
          </section>
        </>
      ) : null}
      {data || isError ? null : <Skeleton rows={6} />}
      {configuring && data ? (
        <SettingsDialog settings={data.settings} onClose={() => setConfiguring(false)} />
      ) : null}
    </Frame>
  );
}
