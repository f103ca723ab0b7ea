import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';

/** First cell of a list of people: initials, name with its tags, and what tells one from another below. */
export function PersonCell({
  name,
  title = name,
  second,
  tags,
}: {
  /** For reading and for the initials. */
  name: string;
  /** The name as drawn, when the words of the search are marked in it. */
  title?: ReactNode;
  /** "Mãe: Antônia Ribeiro dos Santos". */
  second?: ReactNode;
  /** "Possível duplicado", "Inativo". */
  tags?: ReactNode;
}) {
  return (
    <div className="person-cell">
      <Avatar name={name} />
      <div>
        <div className="row wrap gap-6">
          <span className="strong">{title}</span>
          {tags}
        </div>
        {second ? <div className="caption text-3">{second}</div> : null}
      </div>
    </div>
  );
}
