import { Link } from '@tanstack/react-router';
import { Card, Icon, Kbd, usePages } from '#ui/index';

/** "Ir para": the pages of the menu that this access may open. */
export function GoToCard() {
  const pages = usePages().flatMap(({ path, menu }) => (menu && path !== '/' ? [{ path, menu }] : []));
  if (pages.length === 0) return null;
  pages.sort((a, b) => a.menu.order - b.menu.order);
  return (
    <Card title="Ir para">
      <ul className="go-to">
        {pages.map(({ path, menu }) => (
          <li key={path}>
            <Link to={path}>
              <Icon of={menu.icon} />
              <span className="grow">{menu.label}</span>
              {menu.go ? <Kbd keys={`G ${menu.go}`} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
