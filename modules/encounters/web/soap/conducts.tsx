import { useWatch } from 'react-hook-form';
import { CONDUCTS } from '../../contract/codes.ts';
import { Chips } from '../parts/chips.tsx';
import type { SoapValues } from './values.ts';

/** "Conduta": at least one, unless the citizen stays on the list; a referral is one. */
export function Conducts() {
  const { kinds, specialised } = useWatch<SoapValues, 'plan.referrals'>({ name: 'plan.referrals' });
  const referred = kinds.length + specialised.length > 0;
  return (
    <Chips
      name="end.conducts"
      label="Conduta"
      choices={CONDUCTS}
      required={!referred}
      hint={referred ? 'Encaminhamento já conta como conduta.' : undefined}
      first
    />
  );
}
