import { useConnection } from '../../client/connection.ts';
import { Icon } from '../../kit/icon.tsx';
import { SAVE_ICONS } from '../../kit/save-icons.ts';
import { useSaveState } from '../../client/save-state.ts';
import { saveText } from '../../kit/save-text.ts';

/** Where the person's work is, always at the same place. What waits here opens on a press. */
export function SaveIndicator({ onOpen }: { onOpen: () => void }) {
  const state = useSaveState();
  const { text, look } = saveText(state, useConnection().online);
  const content = (
    <>
      <Icon of={SAVE_ICONS[look]} />
      <span className="save-text">{text}</span>
    </>
  );
  return (
    <span role="status" className="save-state" title={text}>
      {state.waiting + state.refused > 0 ? (
        <button type="button" className={`save-${look}`} onClick={onOpen}>
          {content}
        </button>
      ) : (
        content
      )}
    </span>
  );
}
