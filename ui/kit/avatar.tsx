import { classes } from './classes.ts';
import { initials } from './format.ts';

/** The person's initials in a circle; the name is said beside it. */
export function Avatar({ name, large = false }: { name: string; large?: boolean }) {
  return (
    <span className={classes('avatar', large && 'large')} aria-hidden>
      {initials(name)}
    </span>
  );
}
