import { type Finding, type Struct, Validator } from '@pec-aberto/ledi';
import { EXAMPLE_DAY, exampleRecords } from '@pec-aberto/ledi/examples';
import { loadLayout } from '@pec-aberto/ledi/node';

const layout = await loadLayout();
const validator = new Validator(layout);

/** What the LEDI says of an attendance (FAI) that is valid but for what `change` makes of its first child. */
export function judgeFai(change: (child: Struct) => void): Finding[] {
  const example = exampleRecords(layout).find(({ form }) => form === 'fai')?.record;
  const form = structuredClone(example?.form);
  const children = form?.atendimentosIndividuais;
  if (!example || !form || !Array.isArray(children)) throw new Error('the example of an attendance is gone');
  change(children[0] as Struct);
  return validator.judge({ ...example, form }, { today: EXAMPLE_DAY }).errors;
}
