import { useNavigate } from '@tanstack/react-router';
import { PlainPage, useAccess, useSession } from '#ui/index';
import { InitialModuleForm } from './initial-module-form.tsx';
import { LeaveButton } from './leave-button.tsx';

/** "Módulo inicial": asked at the first entry in each access. */
export function Page() {
  const navigate = useNavigate();
  const { session } = useSession();
  const access = useAccess();
  return (
    <PlainPage
      title="Módulo inicial"
      purpose={session.installation.purpose}
      width={560}
      aside={<LeaveButton name={session.user?.name ?? ''} />}
    >
      <div className="column gap-16">
        <div className="column gap-4">
          <h1>Módulo inicial</h1>
          <p className="text-2">{access.unit?.name ?? access.title}</p>
        </div>
        <InitialModuleForm onSaved={(path) => void navigate({ to: path, replace: true })} />
      </div>
    </PlainPage>
  );
}
