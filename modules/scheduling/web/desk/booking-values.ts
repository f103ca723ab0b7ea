import { NOT_PICKED, type Picked } from '#ui/index';

export const TABS = [
  { value: 'consulta', label: 'Consulta' },
  { value: 'reserva', label: 'Reserva' },
  { value: 'entre', label: 'Entre profissionais' },
] as const;
export type Tab = (typeof TABS)[number]['value'];

/** What is typed in the dialog; the time is chosen beside it, and no draft brings an old one back. */
export type Values = {
  citizenId: Picked;
  guestLotacaoId: string;
  place: string;
  notes: string;
  phoneMobile: string;
  email: string;
  reason: string;
  specification: string;
  print: boolean;
};

export const NOTHING_TYPED: Values = {
  citizenId: NOT_PICKED,
  guestLotacaoId: '',
  place: '',
  notes: '',
  phoneMobile: '',
  email: '',
  reason: '',
  specification: '',
  print: true,
};
