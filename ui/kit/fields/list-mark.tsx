/**
 * Stands for a list of named things that a form holds under `name`, or for one such thing, whose parts are no controls: where
 * two texts of one draft are compared, they are too. `namedBy`: the part that says what one is called.
 */
export function ListMark({
  name,
  label,
  namedBy = 'name',
}: {
  name: string;
  label: string;
  namedBy?: string;
}) {
  return <output hidden name={name} aria-label={label} data-named-by={namedBy} />;
}
