import type { ReactNode } from 'react';
import { useFormState } from 'react-hook-form';
import { classes } from '../classes.ts';
import { useConnection } from '../../client/connection.ts';
import { Icon } from '../icon.tsx';
import { SAVE_ICONS } from '../save-icons.ts';
import { useSaveState } from '../../client/save-state.ts';
import { saveText, unansweredText } from '../save-text.ts';
import { UNANSWERED } from './form.tsx';

/**
 * Foot of a long form, always in sight: where what is typed is kept, what leaves the form, the main action
 * (last of `children`). Other places say the same aloud; here it is only seen.
 */
export function FormFoot({ children }: { children: ReactNode }) {
  const { online } = useConnection();
  const kept = saveText(useSaveState(), online);
  const unanswered = useFormState().errors.root?.server?.type === UNANSWERED;
  const look = unanswered ? 'alert' : kept.look;
  return (
    <div className="form-foot sticky">
      <span className={classes('row gap-6 grow caption text-3', look === 'alert' && 'alert')} aria-hidden>
        <Icon of={SAVE_ICONS[look]} />
        {unanswered ? unansweredText(online) : kept.text}
      </span>
      {children}
    </div>
  );
}
