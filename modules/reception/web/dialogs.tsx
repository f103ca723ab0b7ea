import { useState } from 'react';
import {
  CancelButton,
  ConfirmDialog,
  Dialog,
  Form,
  Notice,
  showToast,
  SubmitButton,
  TextField,
} from '#ui/index';
import { openFile } from '#ui/client/open-file';
import type { Entry } from '../contract/parts.ts';
import { printDeclaration } from '../contract.ts';
import { DECLARATION, DeclarationDialog } from './declaration-dialog.tsx';
import { OrganisedFields, organisedOf, type OrganisedValues, toSend } from './organised.tsx';
import { type Acts, type Asking, callsByNow, entryAsItStands } from './use-acts.ts';
import { type Choices, nameOf, professionalOf, teamName } from './words.ts';

/** "Paulo H. Duarte · ESF Acácias I · Curativo": how another desk left it. */
const asItStands = ({ lotacao, team, serviceTypes }: Entry): string =>
  [
    lotacao ? professionalOf(lotacao) : 'sem profissional',
    team ? teamName(team) : 'sem equipe',
    ...serviceTypes.map(({ name }) => name),
  ].join(' · ');

type Props = { entry: Entry; acts: Acts; onClose: () => void };

function EditDialog({ entry, acts, choices, onClose }: Props & { choices: Choices }) {
  const [now, setNow] = useState<Entry | null>(null);
  async function save(values: OrganisedValues): Promise<void> {
    try {
      await acts.change(entry, (now ?? entry).version, toSend(values));
    } catch (error) {
      const stands = entryAsItStands(error);
      if (stands) setNow(stands);
      void acts.readAgain();
      throw error;
    }
    showToast(`${nameOf(entry)}: mudanças salvas.`);
    onClose();
  }
  return (
    <Dialog title={`Editar: ${nameOf(entry)}`} width={560} onClose={onClose}>
      <Form<OrganisedValues> label="Editar atendimento" defaults={organisedOf(entry)} onSubmit={save}>
        {now ? (
          <Notice tone="warning" title="Como a outra pessoa deixou:">
            {asItStands(now)}. O que você escolheu continua abaixo; salve de novo para valer.
          </Notice>
        ) : null}
        <OrganisedFields choices={choices} held={now ?? entry} />
        <p className="caption text-3">Serve para organizar a espera: qualquer profissional pode atender.</p>
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

function ExcludeDialog({ entry, acts, onClose }: Props) {
  const [version, setVersion] = useState(entry.version);
  const { appointment } = entry;
  return (
    <ConfirmDialog
      title={`Excluir ${nameOf(entry)} da lista?`}
      confirm="Excluir da lista"
      danger
      onConfirm={async () => {
        try {
          await acts.exclude(entry, version);
        } catch (error) {
          // Told what another desk did, the person may still exclude it.
          setVersion(entryAsItStands(error)?.version ?? version);
          void acts.readAgain();
          throw error;
        }
        showToast(`${nameOf(entry)} não está mais na lista.`);
      }}
      onClose={onClose}
    >
      Chegada às {entry.time}.{' '}
      {appointment
        ? `O agendamento das ${appointment.time} volta a “Agendado”.`
        : 'Se foi embora sem ser atendido, prefira “Cidadão não aguardou”: a ida à unidade fica registrada.'}
    </ConfirmDialog>
  );
}

function CallDialog({
  asking,
  acts,
  room,
  onClose,
}: {
  asking: Extract<Asking, { what: 'call' }>;
  acts: Acts;
  room: string | null;
  onClose: () => void;
}) {
  const { entry, refused } = asking;
  const [calls, setCalls] = useState(asking.calls);
  async function call(values: { room: string }): Promise<void> {
    try {
      await acts.call(entry, values.room, calls);
    } catch (error) {
      setCalls(callsByNow(error) ?? calls);
      void acts.readAgain();
      throw error;
    }
    onClose();
  }
  return (
    <Dialog title={`Chamar ${nameOf(entry)}`} width={420} onClose={onClose}>
      <Form<{ room: string }> label="Chamar no painel" defaults={{ room: room ?? '' }} onSubmit={call}>
        {refused ? <Notice tone="warning">{refused}</Notice> : null}
        <TextField
          name="room"
          label="Para onde"
          required
          maxLength={40}
          placeholder="Consultório 2"
          hint="Fica guardado: da próxima vez, a tecla C chama para cá."
          autoComplete="off"
          data-autofocus
        />
        <div className="form-foot">
          <CancelButton onClose={onClose} />
          <SubmitButton sending="Chamando…">{refused ? 'Chamar de novo' : 'Chamar'}</SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}

/** The dialog that waits for the person's word, if any. */
export function Asked({ acts, choices }: { acts: Acts; choices: Choices }) {
  const { asking, closeAsked: onClose } = acts;
  if (!asking) return null;
  const { entry } = asking;
  if (asking.what === 'call') {
    return <CallDialog asking={asking} acts={acts} room={choices.room} onClose={onClose} />;
  }
  if (asking.what === 'declare') {
    return (
      <DeclarationDialog
        who={nameOf(entry)}
        from={entry.time}
        print={(body) => openFile(printDeclaration, { params: { id: entry.id }, body }, DECLARATION)}
        onClose={onClose}
      />
    );
  }
  return asking.what === 'edit' ? (
    <EditDialog entry={entry} acts={acts} choices={choices} onClose={onClose} />
  ) : (
    <ExcludeDialog entry={entry} acts={acts} onClose={onClose} />
  );
}
