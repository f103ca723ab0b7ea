import type { CitizenFields } from './field.ts';

export const contacts = {
  phoneHome: { kind: 'text', label: 'Telefone residencial', typed: 25, keep: 'digits', mask: 'phone' },
  phoneMobile: { kind: 'text', label: 'Telefone celular', typed: 25, keep: 'digits', mask: 'phone' },
  phoneContact: { kind: 'text', label: 'Telefone de contato', typed: 25, keep: 'digits', mask: 'phone' },
  email: { kind: 'text', label: 'E-mail', typed: 200 },
} as const satisfies CitizenFields;
