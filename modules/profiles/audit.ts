import { type AuditDeclaration, PROFILE_CHANGE } from '#platform/audit/declaration';

const profileChange = (text: string) => ({ official: PROFILE_CHANGE, text });

export const audit: AuditDeclaration = {
  types: {
    'profiles.activated': profileChange('Perfil ativado'),
    'profiles.changed': profileChange('Perfil alterado'),
    'profiles.copied': profileChange('Perfil copiado'),
    'profiles.created': profileChange('Perfil cadastrado'),
    'profiles.deleted': profileChange('Perfil excluído'),
    'profiles.inactivated': profileChange('Perfil inativado'),
  },
  words: {
    name: 'nome',
    profile: 'perfil',
    reason: 'justificativa',
  },
};
