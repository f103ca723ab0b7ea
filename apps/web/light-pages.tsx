import { ChooseAccessPage, LoginPage, PasswordPage } from '#modules/access/web/light';
import { useSession } from '#platform/ui/light';

/** The pages before the shell: none of them loads Mantine, the router or the font. */
export function LightPages({ onSending }: { onSending: () => void }) {
  const { session } = useSession();
  if (session.state === 'password-change') return <PasswordPage />;
  if (session.state === 'choose-access') return <ChooseAccessPage onChosen={onSending} />;
  return <LoginPage onSending={onSending} />;
}
