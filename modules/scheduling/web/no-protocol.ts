/** That nothing leaves: the same words wherever online slots are spoken of. */
export const NO_PROTOCOL =
  'O serviço nacional de agendamento on-line não tem protocolo público: nada é enviado a ele nem recebido dele.';
