import { ChooseAccessPage, LoginPage, PasswordPage } from '#modules/access/web/light';
import { lazy } from 'react';
import { useSession } from '#platform/ui/light';

/** Only a new installation needs it: never part of the login page. */
const SetupPage = lazy(async () => ({ default: (await import('#modules/setup/web/light')).SetupPage }));

/** The pages before the shell: none of them loads Mantine, the router or the font. */
export function LightPages({ onSending }: { onSending: () => void }) {
  const { session } = useSession();
  if (!session.installation.configured) return <SetupPage />;
  if (session.state === 'password-change') return <PasswordPage />;
  if (session.state === 'choose-access') return <ChooseAccessPage onChosen={onSending} />;
  return <LoginPage onSending={onSending} />;
}
