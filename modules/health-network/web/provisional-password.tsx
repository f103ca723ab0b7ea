import { formatCpf, titleCaseName } from '@pec-aberto/brazil';
import { IconKey, IconLockOpen } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { issueProvisionalPassword } from '#modules/access/contract';
import type { RouteOutput } from '#platform/contract/route';
import {
  Button,
  ConfirmDialog,
  CopyField,
  Dialog,
  Notice,
  type RowAction,
  routeKey,
  useAccess,
  useAction,
} from '#platform/ui/index';
import { getProfessional, listProfessionals } from '../contract.ts';

type Person = { id: string; name: string; blocked: boolean };
type Issued = RouteOutput<typeof issueProvisionalPassword> & { name: string };

function IssuedDialog({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  return (
    <Dialog title="Senha provisória criada">
      <div className="column gap-16">
        <p>
          Entregue a <strong>{issued.name}</strong>, CPF {formatCpf(issued.cpf)}.
          {issued.unblocked ? ' O login foi desbloqueado.' : ''}
        </p>
        <CopyField label="Senha provisória" value={issued.password} />
        <Notice tone="warning">
          Ela aparece só agora. Será pedida a troca na primeira entrada, e as sessões abertas foram
          encerradas.
        </Notice>
        <div className="form-foot">
          <Button look="primary" onClick={onClose}>
            Já anotei, fechar
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/**
 * Asks, issues and shows once the provisional password of a person. `actions` is empty for who may not;
 * `dialogs` must be drawn in the page.
 */
export function useProvisionalPassword(): {
  actions: (person: Person) => RowAction[];
  dialogs: ReactNode;
} {
  const client = useQueryClient();
  const may = useAccess().resources.includes('visualizar-profissionais.redefinir-senha');
  const { mutateAsync } = useAction(issueProvisionalPassword);
  const [asking, setAsking] = useState<Person | null>(null);
  const [issued, setIssued] = useState<Issued | null>(null);

  async function issue(person: Person): Promise<void> {
    const answer = await mutateAsync({ params: { id: person.id }, body: {} });
    setIssued({ ...answer, name: titleCaseName(person.name) });
    await client.invalidateQueries({ queryKey: routeKey(listProfessionals) });
    await client.invalidateQueries({ queryKey: routeKey(getProfessional) });
  }

  const action = (person: Person): RowAction => ({
    label: person.blocked ? 'Desbloquear e redefinir senha' : 'Criar senha provisória',
    icon: person.blocked ? IconLockOpen : IconKey,
    run: () => setAsking(person),
  });
  return {
    actions: (person) => (may ? [action(person)] : []),
    dialogs: (
      <>
        {asking ? (
          <ConfirmDialog
            title={asking.blocked ? 'Desbloquear e redefinir a senha?' : 'Criar senha provisória?'}
            confirm={asking.blocked ? 'Desbloquear e redefinir' : 'Criar senha provisória'}
            onConfirm={() => issue(asking)}
            onClose={() => setAsking(null)}
          >
            A senha atual de <strong>{titleCaseName(asking.name)}</strong> deixa de valer e as sessões abertas
            são encerradas. Faça isso só a pedido do profissional.
          </ConfirmDialog>
        ) : null}
        {issued && !asking ? <IssuedDialog issued={issued} onClose={() => setIssued(null)} /> : null}
      </>
    ),
  };
}
