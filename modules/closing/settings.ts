import { Type } from 'typebox';
import { Nullable } from '#platform/contract/schemas';
import { defineSetting } from '#platform/settings/settings';
import { ClosingView } from './contract.ts';

export const closingSetting = defineSetting({
  key: 'closing.state',
  title: 'Instalação fechada',
  schema: Nullable(ClosingView),
  default: null,
  scope: 'installation',
});

/** What another room closed it for while it works. What people had closed stays beneath, and is in force again afterwards. */
export const heldSetting = defineSetting({
  key: 'closing.held',
  title: 'Instalação fechada por uma tarefa',
  schema: Nullable(Type.Object({ closing: ClosingView, instead: Type.String() })),
  default: null,
  scope: 'installation',
});
