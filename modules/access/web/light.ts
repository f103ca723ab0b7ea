/** The pages before the shell. Nothing here may import the full kit. */
export { ChooseAccessPage } from './choose-access-page.tsx';
export { LoginPage } from './login-page.tsx';
export { PasswordPage } from './password-page.tsx';
export { entryPageOf } from './entry-pages.ts';
export { NewPasswordFields } from './password-fields.tsx';
/** Asked for only by who has not accepted the version in force. */
export const loadAcceptTerms = () => import('./accept-terms-page.tsx');
