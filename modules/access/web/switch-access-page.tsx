import { useNavigate, useRouter } from '@tanstack/react-router';
import { ChooseAccessPage } from './choose-access-page.tsx';
import { initialPath } from './initial-module.ts';

/** "Trocar acesso" from inside the shell: the same choice, with a way back. */
export function Page() {
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <ChooseAccessPage
      onBack={() => router.history.back()}
      onChosen={(view) => void navigate({ to: initialPath(view), replace: true })}
    />
  );
}
