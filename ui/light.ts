/** The kit without Mantine, router nor query: what the pages before the shell are made of. */
export { ApiProblem, type CallInput, callApi, uploadApi } from './client/api.ts';
export { isUnanswered } from './client/repeat.ts';
export { Button, ButtonAnchor, IconButton } from './kit/button.tsx';
export { Card } from './kit/card.tsx';
export { classes } from './kit/classes.ts';
export { CopyField } from './kit/copy-field.tsx';
export { FileDrop } from './kit/file-drop.tsx';
export { CheckboxField } from './kit/fields/checkbox-field.tsx';
export { DateField } from './kit/fields/date-field.tsx';
export { Form, SubmitButton, useFormRefusal } from './kit/fields/form.tsx';
export { MaskField } from './kit/fields/mask-field.tsx';
export { PasswordField } from './kit/fields/password-field.tsx';
export { OrUnknown } from './kit/fields/or-unknown.tsx';
export { RadioCards, RadioField } from './kit/fields/radios.tsx';
export { type Choice, SelectField } from './kit/fields/select-field.tsx';
export { TextAreaField, TextField } from './kit/fields/text-field.tsx';
export { displayedZone } from './client/display-zone.ts';
export { civilToday } from './kit/dates.ts';
export * from './kit/format.ts';
export { Icon, type IconType } from './kit/icon.tsx';
export { Kbd } from './kit/kbd.tsx';
export { Logo, Mark } from './kit/logo.tsx';
export { Notice } from './kit/notice.tsx';
export { PlainPage } from './kit/plain-page.tsx';
export { problemSentence } from './client/problem.ts';
export { QrCode } from './kit/qr-code.tsx';
export {
  type AccessInfo,
  type ActiveAccess,
  SessionProvider,
  type SessionView,
  useAccess,
  useSession,
} from './client/session.tsx';
export { serverNow } from './client/server-clock.ts';
export { EmptyState, ErrorState, Skeleton } from './kit/states.tsx';
export { StatusMark, type StatusShape } from './kit/status-mark.tsx';
export { StepList } from './kit/step-list.tsx';
export { useTitle } from './kit/title.ts';
export { useLoaded } from './client/use-loaded.ts';
export { TrainingLine, TrainingTag } from './kit/training.tsx';
