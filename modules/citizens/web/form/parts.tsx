import type { ReactNode } from 'react';
import { Card, type Choice } from '#ui/index';
import type { Code } from '../../contract/codes/code.ts';
import { fieldNamed } from '../../contract/definition/registration.ts';
import { fieldLabel } from '../../contract/labels.ts';
import type { Block } from './blocks.ts';
import type { FormField } from './values.ts';

/** One block of the form, reached by its anchor. */
export function FormBlock({
  block,
  note,
  children,
}: {
  block: Block;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div id={block.id} className="citizen-block">
      <Card title={block.title} note={note}>
        <div className="citizen-fields">{children}</div>
      </Card>
    </div>
  );
}

/**
 * A place in the block's grid of twelve columns; the whole width on a narrow screen. `asked`: not required, and yet
 * asked of everybody, so that Enter stops there.
 */
export function Cell({ of, asked, children }: { of: number; asked?: boolean; children: ReactNode }) {
  return (
    <div className={`cell-${of}`} data-asked={asked}>
      {children}
    </div>
  );
}

/** Of a text field, what its definition says: name, label, most characters. */
export function textOf(name: FormField): { name: string; label: string; maxLength?: number } {
  const most = fieldNamed(name)?.most;
  return { name, label: fieldLabel(name), ...(most === undefined ? {} : { maxLength: most }) };
}

/** A coded table as choices of the form. */
export const choicesOf = (codes: readonly Code<number | string>[]): Choice[] =>
  codes.map(({ code, label }) => ({ value: String(code), label }));

export const YES_NO: readonly Choice[] = [
  { value: 'sim', label: 'Sim' },
  { value: 'nao', label: 'Não' },
];
