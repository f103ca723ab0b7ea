import { Link } from '@tanstack/react-router';
import { Card, useWaiting } from '#ui/index';

/** Work that waits for this access; nothing when there is none. */
export function WaitingCard() {
  const works = useWaiting();
  if (works.length === 0) return null;
  return (
    <Card title="Esperam por você">
      <ul className="home-list">
        {works.map(({ path, id, label, search = {} }) => (
          <li key={`${path} ${id}`}>
            <span className="grow">{label}</span>
            <Link to={path} search={search}>
              Conferir
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
