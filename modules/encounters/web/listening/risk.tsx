import type { KeyboardEvent } from 'react';
import { useController } from 'react-hook-form';
import { RISKS } from '#modules/reception/contract/status';
import { RiskMark } from '#modules/reception/web/parts';
import { Kbd } from '#ui/index';
import { useListFault } from '../parts/faults.ts';
import { ListFault } from '../parts/list-fault.tsx';

/** "Classificação de risco/Vulnerabilidade": by the digits 1 to 4 while it has the focus. */
export function Risk() {
  const { field } = useController({ name: 'risk' });
  const fault = useListFault('risk');
  const byDigit = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const place = Number(event.key) - 1;
    const meant = RISKS[place];
    if (!meant || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    field.onChange(meant.value);
    event.currentTarget.querySelectorAll<HTMLElement>('input')[place]?.focus();
  };
  return (
    <fieldset className="field" onKeyDown={byDigit} {...(fault ? { 'data-fault': true } : {})}>
      <legend className="field-label">
        Classificação de risco/Vulnerabilidade <em aria-hidden>*</em>
      </legend>
      <div className="row wrap gap-12">
        {RISKS.map(({ value }, place) => (
          <label key={value} className="radio">
            <input
              type="radio"
              name="risk"
              value={value}
              ref={place === 0 ? field.ref : undefined}
              checked={field.value === value}
              onChange={() => field.onChange(value)}
              onBlur={field.onBlur}
            />
            <RiskMark risk={value} />
            <Kbd keys={String(place + 1)} />
          </label>
        ))}
      </div>
      <ListFault message={fault} />
    </fieldset>
  );
}
