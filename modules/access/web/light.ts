/** The pages before the shell. Nothing here may import the full kit. */
export { ChooseAccessPage } from './choose-access-page.tsx';
export { LoginPage } from './login-page.tsx';
export { PasswordPage } from './password-page.tsx';
