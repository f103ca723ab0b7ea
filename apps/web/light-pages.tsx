import {
  ChooseAccessPage,
  entryPageOf,
  loadAcceptTerms,
  LoginPage,
  PasswordPage,
} from '#modules/access/web/light';
import { resetPageOf } from '#modules/settings/web/light';
import { lazy } from 'react';
import { useSession } from '#ui/light';

// The path does not change while this page is open: these leave by a link.
const load = entryPageOf(location.pathname) ?? resetPageOf(location.pathname);
const AddressedPage = load && lazy(async () => ({ default: (await load()).Page }));

/** Only a new installation needs it: never part of the login page. */
const SetupPage = lazy(async () => ({ default: (await import('#modules/setup/web/light')).SetupPage }));

const TermsPage = lazy(async () => ({ default: (await loadAcceptTerms()).Page }));

/** The pages before the shell: none of them loads Mantine, the router or the font. */
export function LightPages({ onSending }: { onSending: () => void }) {
  const { session } = useSession();
  if (!session.installation.configured) return <SetupPage />;
  if (AddressedPage) return <AddressedPage />;
  if (session.state === 'password-change') return <PasswordPage />;
  if (session.state === 'terms') return <TermsPage />;
  if (session.state === 'choose-access') return <ChooseAccessPage onChosen={onSending} />;
  return <LoginPage onSending={onSending} />;
}
