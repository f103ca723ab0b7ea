import { Link } from '@tanstack/react-router';
import { formatRecent, Notice, useDrafts } from '#platform/ui/index';

const SHOWN = 3;

/** New registrations begun and not saved, so that nobody types a person twice. */
export function OpenDrafts({ current }: { current: string }) {
  const drafts = useDrafts() ?? [];
  const others = drafts.filter(
    ({ id }) => id.startsWith('cidadao-novo-') && id !== `cidadao-novo-${current}`,
  );
  if (others.length === 0) return null;
  return (
    <Notice title="Você começou e não salvou:">
      <ul className="open-drafts">
        {others.slice(0, SHOWN).map(({ id, title, at, path }) => (
          <li key={id}>
            {title}, {formatRecent(at)} <Link to={path}>Retomar</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
