import { titleCaseName } from '@pec-aberto/brazil';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { ButtonLink, Form, FormDraft, FormFoot, routeKey, SubmitButton, useAction } from '#ui/index';
import {
  createCitizenContract,
  getCitizenContract,
  saveCitizenContract,
} from '../../contract/registration.ts';
import type { Carried } from '../carried.ts';
import { DeathOf } from '../record/death-dialog.tsx';
import { BirthplaceBlock } from './birthplace-block.tsx';
import { CarriedDialog } from './carried-dialog.tsx';
import { type Conflict, conflictOf } from './conflict.ts';
import { type Answers, ConflictDialogs, useCarry } from './conflict-dialogs.tsx';
import { ContactsBlock } from './contacts-block.tsx';
import { DeathRow } from './death-row.tsx';
import { FormHandle, type Handle } from './form-handle.tsx';
import { FurtherBlock } from './further-block.tsx';
import { identityKey } from './identity.ts';
import { LikelyPanel } from './likely-panel.tsx';
import { PersonalBlock } from './personal-block.tsx';
import { ResidenceBlock } from './residence-block.tsx';
import { SharingBlock } from './sharing-block.tsx';
import { SideIndex } from './side-index.tsx';
import { TeamBlock } from './team-block.tsx';
import { bodyOf, type CitizenValues, type CitizenView, newValues, valuesOf } from './values.ts';

/** The draft of this form, listed on the home page by the name typed so far. */
function CitizenDraft({ id, onSaved }: { id: string; onSaved: () => void }) {
  const [name, social] = useWatch<CitizenValues, ['name', 'socialName']>({ name: ['name', 'socialName'] });
  const who = social.trim() || name.trim();
  const title = who ? `o cadastro de ${titleCaseName(who)}` : 'um novo cidadão';
  return <FormDraft id={id} title={title} onSaved={onSaved} />;
}

/** `waits`: with the number of somebody else, for the pair to be reviewed. */
type SavedCitizen = { id: string; name: string; waits: boolean };

/** Sends the form, with what the desk answered about the person it is of. */
function useSave(record: CitizenView | null) {
  const create = useAction(createCitizenContract);
  const save = useAction(saveCitizenContract);
  const answered = useRef<{ of: string; answers: Answers }>({ of: '', answers: {} });
  return {
    answer(values: CitizenValues, answers: Answers): void {
      const of = identityKey(values);
      const before = answered.current.of === of ? answered.current.answers : {};
      const notThese = [...(before.notThese ?? []), ...(answers.notThese ?? [])];
      answered.current = {
        of,
        answers: { ...before, ...answers, ...(notThese.length > 0 ? { notThese } : {}) },
      };
    },
    async send(values: CitizenValues): Promise<SavedCitizen> {
      const { of, answers } = answered.current;
      const said: Answers = of === identityKey(values) ? answers : {};
      const body = { ...bodyOf(values), ...said };
      const { id } = record
        ? await save.mutateAsync({ params: { id: record.id }, body: { ...body, version: values.version } })
        : await create.mutateAsync({ body });
      return { id, name: titleCaseName(values.name.trim()), waits: said.acceptSharedDocument !== undefined };
    },
  };
}

/** "Cadastro do cidadão": the seven blocks of a new record, or of one on record. */
export function CitizenForm({
  record,
  typed,
  carried,
  draftId,
  back,
  onSaved,
}: {
  record: CitizenView | null;
  /** Brought from the search, for a new record. */
  typed?: Parameters<typeof newValues>[0];
  carried?: Carried | undefined;
  /** Names what is typed while it is not saved. */
  draftId: string;
  /** Where "Cancelar" goes. */
  back: string;
  /** Told once the draft is given up too: only then may the page be left. */
  onSaved: (saved: SavedCitizen) => void;
}) {
  const client = useQueryClient();
  const { answer, send } = useSave(record);
  const carry = useCarry(draftId);
  const [defaults] = useState(() => (record ? valuesOf(record) : newValues(typed)));
  const [death, setDeath] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [handle, setHandle] = useState<Handle | null>(null);
  const saved = useRef<SavedCitizen>({ id: '', name: '', waits: false });

  async function submit(values: CitizenValues, _form: UseFormReturn<CitizenValues>): Promise<void> {
    try {
      saved.current = await send(values);
      await client.invalidateQueries({ queryKey: routeKey(getCitizenContract) });
    } catch (error) {
      setConflict(conflictOf(error) ?? null);
      throw error;
    }
  }

  return (
    <>
      <Form<CitizenValues>
        label="Cadastro do cidadão"
        defaults={defaults}
        onSubmit={submit}
        enterMoves={record ? 'all' : 'asked'}
      >
        <CitizenDraft id={draftId} onSaved={() => onSaved(saved.current)} />
        <FormHandle onReady={setHandle} />
        <div className="citizen-form">
          <PersonalBlock />
          <LikelyPanel
            self={record?.id ?? null}
            onSame={
              record || !handle
                ? undefined
                : (id) => void carry(id, { why: 'same-person', typed: handle.form.getValues() })
            }
            onDismiss={(id) => handle && answer(handle.form.getValues(), { notThese: [id] })}
          />
          <BirthplaceBlock
            death={record ? <DeathRow record={record} onOpen={() => setDeath(true)} /> : null}
          />
          <ContactsBlock />
          <TeamBlock kept={record?.team ?? null} />
          <ResidenceBlock />
          <FurtherBlock />
          <SharingBlock />
          <SideIndex />
        </div>
        <FormFoot>
          <ButtonLink to={back}>Cancelar</ButtonLink>
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </FormFoot>
      </Form>
      {conflict && handle ? (
        <ConflictDialogs
          id={record?.id ?? null}
          asked={{ conflict, handle, draftId }}
          onAnswer={(answers) => {
            setConflict(null);
            answer(handle.form.getValues(), answers);
            handle.submit();
          }}
          onClose={() => setConflict(null)}
        />
      ) : null}
      {death && record ? (
        <DeathOf
          citizen={record}
          onClose={() => setDeath(false)}
          onDone={({ version }) => handle?.form.setValue('version', version)}
        />
      ) : null}
      {carried && record && handle ? (
        <CarriedDialog record={record} carried={carried} handle={handle} />
      ) : null}
    </>
  );
}
