import { MALE } from '../../contract/codes.ts';
import { labelOf } from '#platform/contract/choices';
import { sentenceCase } from '@pec-aberto/brazil';
import { useController } from 'react-hook-form';
import { Button, ListMark } from '#ui/index';
import {
  type HospitalStay,
  KINSHIPS,
  type Obstetric,
  OBSTETRIC_COUNTS,
} from '../../contract/chart-entries.ts';
import { Block } from '../parts/block.tsx';
import { useDialogHost } from '../parts/dialog-host.tsx';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';
import { partialDateText } from '../parts/partial-date.ts';
import { useSheet } from '../parts/sheet.ts';
import { useVisit } from '../visit.ts';
import { ConditionDialog, ObstetricDialog, StayDialog } from './antecedent-dialogs.tsx';
import { EntryList } from './entry-list.tsx';
import { keptCondition, keptObstetric, keptStay, type NamedCondition } from './values.ts';
import '../chart/chart.css';

const joined = (parts: ReadonlyArray<string | undefined | false>): string => parts.filter(Boolean).join(', ');

const told = (obstetric: Obstetric): string =>
  joined(
    OBSTETRIC_COUNTS.map(({ key, label }) => {
      const count = obstetric[key];
      return count !== undefined && `${label.toLowerCase()} ${count}`;
    }),
  );

/** "Informações obstétricas": one set of numbers, that a visit tells anew. */
function ObstetricRow({ kept }: { kept: Obstetric | null }) {
  const open = useDialogHost();
  const { field } = useController({ name: 'antecedents.obstetric' });
  const written = field.value as Obstetric | null;
  const fault = useListFault('antecedents.obstetric');
  const shown = written ?? kept;
  const revisions = kept?.revisions ?? 0;
  const since = written?.revisions !== undefined && written.revisions !== revisions ? kept : null;
  const write = () =>
    open((close) => (
      <ObstetricDialog
        obstetric={shown}
        onSave={(said) => field.onChange({ ...said, revisions })}
        onClose={close}
      />
    ));
  return (
    <div
      className="column gap-6"
      role="group"
      aria-label="Informações obstétricas"
      {...(fault ? { 'data-fault': true } : {})}
    >
      <span className="field-label">Informações obstétricas</span>
      <ListMark name="antecedents.obstetric" label="Informações obstétricas" />
      <span className="secondary">{shown ? told(shown) : 'Não registradas.'}</span>
      {since ? <span className="caption text-2">Na lista agora: {told(since)}</span> : null}
      <div className="row">
        <Button look="soft" size="small" onClick={write}>
          {shown ? 'Editar informações obstétricas' : 'Registrar informações obstétricas'}
        </Button>
        {written ? (
          <Button look="text" size="small" onClick={() => field.onChange(null)}>
            Desfazer
          </Button>
        ) : null}
      </div>
      <ListFault message={fault} />
    </div>
  );
}

/** "Antecedentes", as this visit leaves them. */
export function AntecedentsBlock() {
  const { citizen } = useVisit().encounter;
  const { data } = useSheet();
  const { hospital = [], family = [], obstetric = null } = data?.antecedents ?? {};
  return (
    <Block title="Antecedentes" keys="Alt 6">
      <EntryList<HospitalStay>
        title="Cirurgias e internações"
        name="antecedents.hospital"
        kept={hospital.map(keptStay)}
        tell={({ what, on, note }) => (
          <span>
            <strong>{what}</strong> {joined([on && partialDateText(on), note])}
          </span>
        )}
        namedBy="what"
        add="Incluir cirurgia ou internação"
        dialog={(writing) => <StayDialog {...writing} />}
      />
      <EntryList<NamedCondition>
        title="Familiares"
        name="antecedents.family"
        kept={family.map(keptCondition)}
        tell={({ name, ciap2, kinship, note }) => (
          <span>
            <strong>
              {sentenceCase(name)} ({ciap2})
            </strong>{' '}
            {joined([kinship && labelOf(KINSHIPS, kinship), note])}
          </span>
        )}
        namedBy="name"
        nameOf={({ name }) => sentenceCase(name)}
        add="Incluir antecedente familiar"
        dialog={(writing) => <ConditionDialog {...writing} />}
      />
      {citizen.sex === MALE ? null : <ObstetricRow kept={obstetric && keptObstetric(obstetric)} />}
    </Block>
  );
}
