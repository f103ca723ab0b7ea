/** The wizard before the shell. Nothing here may import the full kit. */
export { SetupPage } from './setup-page.tsx';
