import { Link } from '@tanstack/react-router';
import { Card, formatRecent, useDrafts } from '#platform/ui/index';

/** What the person typed in this access and did not save yet; nothing when there is none. */
export function DraftsCard() {
  const drafts = useDrafts();
  if (!drafts || drafts.length === 0) return null;
  return (
    <Card title="Não finalizados por mim" note="guardados neste computador">
      <ul className="home-list">
        {drafts.map(({ id, title, at, path }) => (
          <li key={id}>
            <span className="grow">
              <strong>{title}</strong>
              <br />
              <span className="caption text-3">{formatRecent(at)}</span>
            </span>
            <Link to={path}>Retomar</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
