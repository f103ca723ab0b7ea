import type { CitizenFields } from './field.ts';

export const contacts = {
  phoneHome: {
    kind: 'text',
    label: 'Telefone residencial',
    typed: 25,
    keep: 'digits',
    mask: 'phone',
    file: 'telefoneResidencial',
  },
  phoneMobile: {
    kind: 'text',
    label: 'Telefone celular',
    typed: 25,
    keep: 'digits',
    mask: 'phone',
    first: true,
    ficha: 'identificacaoUsuarioCidadao.telefoneCelular',
    file: 'telefoneCelular',
  },
  phoneContact: {
    kind: 'text',
    label: 'Telefone de contato',
    typed: 25,
    keep: 'digits',
    mask: 'phone',
    file: 'telefoneContato',
  },
  email: {
    kind: 'text',
    label: 'E-mail',
    typed: 200,
    ficha: 'identificacaoUsuarioCidadao.emailCidadao',
    file: 'email',
  },
} as const satisfies CitizenFields;
