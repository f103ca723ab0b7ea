import { sentenceCase } from '@pec-aberto/brazil';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Button, ErrorState, formatDate, Icon, Skeleton, useAccess } from '#ui/index';
import { useMedia } from '#ui/kit/use-media';
import { useScrollable } from '#ui/kit/use-scrollable';
import { RESOURCES } from '../contract/parts.ts';
import { useDialogHost } from './parts/dialog-host.tsx';
import { measuredText } from './parts/measured-today.ts';
import { type Sheet, useSheet } from './parts/sheet.ts';
import { inUseOn } from './prescription/in-use.ts';
import { useVisit } from './visit.ts';

/** Seldom opened: its code comes when it is. */
const Whole = lazy(async () => ({ default: (await import('./chart/history/whole-dialog.tsx')).WholeDialog }));

/** What was heard of her today, in few words; by whole on demand. */
function Listened({ listening, contacts }: Sheet) {
  const { encounter } = useVisit();
  const { resources } = useAccess();
  const open = useDialogHost();
  if (!listening) return null;
  const { risk, reason, text } = listening;
  const name = risk === null ? 'Pré-atendimento' : 'Escuta inicial';
  const heard = contacts.find(({ kind, day }) => kind === 'escuta' && day === encounter.day);
  const show = (id: string) =>
    open((close) => (
      <Suspense>
        <Whole citizenId={encounter.citizen.id} encounterId={id} onClose={close} />
      </Suspense>
    ));
  return (
    <section className="encounter-listened">
      <h3>{name} de hoje</h3>
      <p>{[reason && sentenceCase(reason.name), text].filter(Boolean).join('. ')}</p>
      {heard && resources.includes(RESOURCES.history) ? (
        <Button look="text" size="small" onClick={() => show(heard.id)}>
          Visualizar {name.toLowerCase()}
        </Button>
      ) : null}
    </section>
  );
}

/** What may harm her comes first, and says so when there is nothing. */
function Allergies({ allergies }: Pick<Sheet, 'allergies'>) {
  return (
    <section className="encounter-allergies">
      <h3 className={allergies.length > 0 ? 'text-danger' : ''}>
        {allergies.length > 0 ? <Icon of={IconAlertTriangle} size="small" /> : null}
        Alergias e reações
      </h3>
      {allergies.length === 0 ? <p className="caption text-3">Nenhuma registrada.</p> : null}
      <ul>
        {allergies.map(({ id, name, said: { manifestations = [] } }) => (
          <li key={id}>
            {name} <span className="caption text-3">{manifestations.join(', ').toLowerCase()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Part({
  title,
  rows,
  none,
}: {
  title: string;
  rows: ReadonlyArray<readonly [string, string]>;
  none: string;
}) {
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? <p className="caption text-3">{none}</p> : null}
      <ul>
        {rows.map(([first, second], place) => (
          <li key={place}>
            {first} {second ? <span className="caption text-3">{second}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Known({ sheet, day }: { sheet: Sheet; day: string }) {
  const { allergies, problems, medicines, measurements, contacts, reminders } = sheet;
  const inUse = inUseOn(medicines, day);
  const [last] = contacts;
  return (
    <>
      <Allergies allergies={allergies} />
      <Listened {...sheet} />
      <Part
        title="Problemas e condições"
        rows={problems.map(({ name, ciap2, cid10 }) => [sentenceCase(name), ciap2 ?? cid10 ?? ''])}
        none="Nenhum na lista."
      />
      <Part
        title="Medicamentos em uso"
        rows={inUse.map(({ name, posology }) => [name, posology])}
        none="Nenhum prescrito aqui."
      />
      <Part
        title="Últimas medições"
        rows={measuredText(measurements).map((text) => [text, ''])}
        none="Nenhuma medição."
      />
      <Part
        title="Último contato"
        rows={
          last ? [[formatDate(last.day), last.about.map(({ name }) => sentenceCase(name)).join(', ')]] : []
        }
        none="Nenhum atendimento anterior."
      />
      {reminders.length > 0 ? (
        <section className="encounter-reminders">
          <h3>Lembretes</h3>
          <ul>
            {reminders.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Content() {
  const { day } = useVisit().encounter;
  const { data, error, isError, refetch } = useSheet();
  if (data) return <Known sheet={data} day={day} />;
  return isError ? (
    <ErrorState what="o resumo do cidadão" error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton rows={6} label="Carregando o resumo do cidadão" />
  );
}

const TITLE = 'Resumo do cidadão';

/** What is known of the citizen, beside what is written: read, never typed over. Where there is no room it opens on demand. */
export function Rail() {
  const { resources } = useAccess();
  const wide = useMedia('(min-width: 1280px)');
  const scrollable = useScrollable();
  if (!resources.includes(RESOURCES.chart)) return null;
  return wide ? (
    <aside {...scrollable} className="encounter-rail" aria-label={TITLE}>
      <Content />
    </aside>
  ) : (
    <details className="card encounter-summary">
      <summary>{TITLE}</summary>
      <div className="encounter-rail">
        <Content />
      </div>
    </details>
  );
}
