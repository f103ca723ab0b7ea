import { IconCloudCheck, IconCloudPause } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useConnection } from '../connection.ts';
import { Icon } from '../icon.tsx';
import { useSaveState } from '../save-state.ts';
import { saveText } from '../save-text.ts';

/**
 * Foot of a long form, always in sight: where what is typed is kept, what leaves the form, the main action
 * (last of `children`). The top bar says the same aloud; here it is only seen.
 */
export function FormFoot({ children }: { children: ReactNode }) {
  const { text, look } = saveText(useSaveState(), useConnection().online);
  return (
    <div className="form-foot sticky">
      <span className="row gap-6 grow caption text-3" aria-hidden>
        <Icon of={look === 'ok' ? IconCloudCheck : IconCloudPause} />
        {text}
      </span>
      {children}
    </div>
  );
}
