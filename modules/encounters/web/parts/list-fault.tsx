import { IconAlertCircle } from '@tabler/icons-react';
import { Icon } from '#ui/index';

/** What is wrong with a list as a whole, under it. */
export function ListFault({ message }: { message: string | undefined }) {
  return (
    <div aria-live="polite">
      {message ? (
        <p className="field-message error">
          <Icon of={IconAlertCircle} size="small" />
          {message}
        </p>
      ) : null}
    </div>
  );
}
