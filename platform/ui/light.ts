/** The kit without Mantine, router nor query: what the pages before the shell are made of. */
export { ApiProblem, type CallInput, callApi, uploadApi } from './api.ts';
export { Button, ButtonAnchor, IconButton } from './button.tsx';
export { Card } from './card.tsx';
export { classes } from './classes.ts';
export { CopyField } from './copy-field.tsx';
export { FileDrop } from './file-drop.tsx';
export { CheckboxField } from './fields/checkbox-field.tsx';
export { DateField } from './fields/date-field.tsx';
export { Form, SubmitButton } from './fields/form.tsx';
export { MaskField } from './fields/mask-field.tsx';
export { PasswordField } from './fields/password-field.tsx';
export { OrUnknown } from './fields/or-unknown.tsx';
export { RadioCards, RadioField } from './fields/radios.tsx';
export { type Choice, SelectField } from './fields/select-field.tsx';
export { TextAreaField, TextField } from './fields/text-field.tsx';
export * from './format.ts';
export { Icon, type IconType } from './icon.tsx';
export { Kbd } from './kbd.tsx';
export { Logo, Mark } from './logo.tsx';
export { Notice } from './notice.tsx';
export { PlainPage } from './plain-page.tsx';
export { problemSentence } from './problem.ts';
export { QrCode } from './qr-code.tsx';
export {
  type AccessInfo,
  type ActiveAccess,
  SessionProvider,
  type SessionView,
  useAccess,
  useSession,
} from './session.tsx';
export { serverNow } from './server-clock.ts';
export { EmptyState, ErrorState, Skeleton } from './states.tsx';
export { StatusMark, type StatusShape } from './status-mark.tsx';
export { StepList } from './step-list.tsx';
export { useTitle } from './title.ts';
export { useLoaded } from './use-loaded.ts';
export { TrainingLine, TrainingTag } from './training.tsx';
