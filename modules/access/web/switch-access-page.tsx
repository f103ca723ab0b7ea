import { useNavigate, useRouter } from '@tanstack/react-router';
import { ChooseAccessPage } from './choose-access-page.tsx';

/** "Trocar acesso" from inside the shell: the same choice, with a way back. */
export function Page() {
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <ChooseAccessPage
      onBack={() => router.history.back()}
      onChosen={() => void navigate({ to: '/', replace: true })}
    />
  );
}
