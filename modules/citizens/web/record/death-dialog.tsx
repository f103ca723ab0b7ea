import { titleCaseName } from '@pec-aberto/brazil';
import { DateField, TextField, useAction } from '#ui/index';
import { registerDeathContract, undoDeathContract } from '../../contract/person.ts';
import type { CitizenView } from '../form/values.ts';
import { ActDialog } from './act-dialog.tsx';
import { ReasonField } from './reason-field.tsx';

type Props = {
  citizen: CitizenView;
  onClose: () => void;
  /** Told the version that the act made, for a form that is open over the record. */
  onDone?: (saved: { version: number }) => void;
};

const certificateCheck = (typed: string) =>
  /^\d{9}$/.test(typed.replace(/\D/g, '')) ? undefined : 'A declaração de óbito tem 9 dígitos.';

/** "Cidadão faleceu". */
function DeathDialog({ citizen, onClose, onDone }: Props) {
  const { mutateAsync } = useAction(registerDeathContract);
  const { id, version } = citizen;
  return (
    <ActDialog
      title="Registrar óbito"
      confirm="Registrar óbito"
      defaults={{ diedOn: '', deathCertificate: '' }}
      done="Óbito registrado."
      act={({ diedOn, deathCertificate }) =>
        mutateAsync({
          params: { id },
          body: { diedOn, deathCertificate: deathCertificate.replace(/\D/g, '') || null, version },
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p className="text-2">
        O cadastro de <strong>{titleCaseName(citizen.socialName ?? citizen.name)}</strong> fica marcado como
        falecido e o vínculo com a equipe termina.
      </p>
      <div className="form-columns">
        <DateField name="diedOn" label="Data do óbito" required past />
        <TextField
          name="deathCertificate"
          label="Nº da declaração de óbito"
          inputMode="numeric"
          maxLength={12}
          autoComplete="off"
          check={certificateCheck}
          hint="9 dígitos, se houver."
        />
      </div>
    </ActDialog>
  );
}

function UndoDeathDialog({ citizen: { id, version }, onClose, onDone }: Props) {
  const { mutateAsync } = useAction(undoDeathContract);
  return (
    <ActDialog
      title="Desfazer o óbito?"
      confirm="Desfazer óbito"
      defaults={{ reason: '' }}
      done="Óbito desfeito."
      act={({ reason }) => mutateAsync({ params: { id }, body: { reason: reason.trim(), version } })}
      onDone={onDone}
      onClose={onClose}
    >
      <p className="text-2">Para o óbito registrado por engano. O vínculo com a equipe não volta sozinho.</p>
      <ReasonField />
    </ActDialog>
  );
}

/** Registers the death, or undoes one registered by mistake. */
export function DeathOf(props: Props) {
  return props.citizen.deceased ? <UndoDeathDialog {...props} /> : <DeathDialog {...props} />;
}
