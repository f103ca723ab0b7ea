import { IconX } from '@tabler/icons-react';
import { Icon } from '#ui/index';

/** What was added to a list, each with its way out; `note` is what is said of it besides. */
export function Chosen({
  label,
  items,
  onRemove,
}: {
  label: string;
  items: ReadonlyArray<{ code: string; name: string; note?: string }>;
  onRemove: (code: string) => void;
}) {
  if (items.length === 0) return null;
  return (
    <ul className="encounter-chosen" aria-label={label}>
      {items.map(({ code, name, note }) => (
        <li key={code} className="tag">
          <span className="mono">{code}</span>
          <span className="grow">
            {name} {note ? <small className="text-3">{note}</small> : null}
          </span>
          <button
            type="button"
            className="tag-button"
            aria-label={`Retirar ${name || code}`}
            onClick={() => onRemove(code)}
          >
            <Icon of={IconX} size="small" />
          </button>
        </li>
      ))}
    </ul>
  );
}
