import { Type } from 'typebox';
import { route } from '#platform/contract/route';
import { Instant, Nullable, Text, Uuid } from '#platform/contract/schemas';
import { SessionView } from './session-view.ts';

export const TermsView = Type.Object({
  /** Day of the version, `aaaa-mm-dd`. */
  version: Type.String(),
  title: Type.String(),
  sections: Type.Array(Type.Object({ title: Type.String(), paragraphs: Type.Array(Type.String()) })),
});

export const getTerms = route({
  name: 'access.terms',
  method: 'GET',
  path: '/terms',
  summary: 'Termo de uso em vigor.',
  permission: { kind: 'public', reason: 'o texto é de quem quiser ler, também antes de entrar' },
  response: TermsView,
});

export const acceptTerms = route({
  name: 'access.acceptTerms',
  method: 'POST',
  path: '/session/terms',
  summary: 'Aceita o termo de uso em vigor, sem o que nenhum acesso abre.',
  permission: { kind: 'session' },
  body: Type.Object({ version: Text(40) }, { additionalProperties: false }),
  response: SessionView,
});

export const AccessHistory = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Uuid,
      at: Instant,
      succeeded: Type.Boolean(),
      ip: Nullable(Type.String()),
      userAgent: Nullable(Type.String()),
      current: Type.Boolean(),
    }),
  ),
});

export const getAccessHistory = route({
  name: 'access.history',
  method: 'GET',
  path: '/session/history',
  summary: 'As próprias entradas e tentativas dos últimos 30 dias, da mais nova para a mais antiga.',
  permission: { kind: 'session' },
  response: AccessHistory,
});

export const chooseInitialModule = route({
  name: 'access.chooseInitialModule',
  method: 'PUT',
  path: '/session/initial-module',
  summary: 'Escolhe a página que abre ao entrar no acesso em uso.',
  permission: { kind: 'access' },
  body: Type.Object(
    {
      path: Type.String({ maxLength: 100, pattern: '^/[a-z0-9/-]*$' }),
      /** Resources any of which opens the page; empty for a page that every access opens. */
      anyOf: Type.Array(Text(100), { maxItems: 50 }),
    },
    { additionalProperties: false },
  ),
  response: SessionView,
});

export const chooseDirectAccess = route({
  name: 'access.chooseDirectAccess',
  method: 'PUT',
  path: '/session/direct-access',
  summary: 'Liga ou desliga “Entrar direto no acesso mais usado”.',
  permission: { kind: 'session' },
  body: Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false }),
  response: SessionView,
});
