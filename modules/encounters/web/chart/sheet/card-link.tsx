import { Link } from '@tanstack/react-router';
import { useAccess } from '#ui/index';

/** From a card to its whole list, for whom the profile opens it. */
export function CardLink({ to, needs, children }: { to: string; needs: string; children: string }) {
  const { resources } = useAccess();
  return resources.includes(needs) ? (
    <Link to={to} className="caption">
      {children}
    </Link>
  ) : null;
}
