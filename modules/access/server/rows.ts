// Made from the migrated base by `npm run rows`: what a row of each table of this room reads as.
export type Tables = {
  profile: {
    id: string;
    slug: string | null;
    municipality_id: string | null;
    name: string;
    access_kind: 'installer' | 'municipal-admin' | 'lotacao' | 'municipal-manager' | 'state-manager';
    type: string | null;
    active: boolean;
    resources: string[];
    copied_from: string | null;
    version: number;
    created_at: Date;
    changed_at: Date;
    changed_by: string | null;
  };
  profile_change: {
    id: string;
    profile_id: string;
    municipality_id: string;
    active: boolean;
    added: string[];
    removed: string[];
    version: number;
    changed_at: Date;
    changed_by: string | null;
  };
  permission_version: {
    only_one: boolean;
    version: number;
  };
  lotacao_profile: {
    lotacao_id: string;
    profile_id: string;
  };
  administrative_access: {
    id: string;
    professional_id: string;
    kind: 'installer' | 'municipal-admin' | 'municipal-manager' | 'state-manager';
    municipality_id: string | null;
    uf: string | null;
    profile_id: string | null;
    active: boolean;
    created_at: Date;
    inactivated_at: Date | null;
    first_access_done_at: Date | null;
  };
  account: {
    professional_id: string;
    password_hash: string | null;
    must_change_password: boolean;
    password_changed_at: Date | null;
    reset_pending: boolean;
    password_round: number;
    failed_attempts: number;
    blocked_at: Date | null;
    last_access_id: string | null;
    terms_version: string | null;
    direct_access: boolean;
    totp_secret: Buffer | null;
    totp_enrolling: Buffer | null;
    totp_last_step: number | null;
    updated_at: Date;
    blocked_until: Date | null;
  };
  session: {
    id: string;
    token_sha256: Buffer;
    professional_id: string;
    access_id: string | null;
    created_at: Date;
    last_seen_at: Date;
    ended_at: Date | null;
    ended_by: 'logout' | 'idle' | 'age' | 'password-change' | 'replaced' | 'revoked' | null;
    ip: string | null;
    user_agent: string | null;
  };
  access_use: {
    professional_id: string;
    access_id: string;
    last_used_at: Date;
    uses: number;
    initial_module: string | null;
    initial_module_needs: string[] | null;
  };
  sign_in_attempt: {
    id: string;
    at: Date;
    professional_id: string | null;
    session_id: string | null;
    succeeded: boolean;
    ip: string | null;
    address: string | null;
    user_agent: string | null;
  };
  password_link: {
    professional_id: string;
    token_sha256: Buffer;
    origin: 'administration' | 'email';
    created_at: Date;
    expires_at: Date;
  };
  sign_in_ticket: {
    token_sha256: Buffer;
    professional_id: string;
    created_at: Date;
    expires_at: Date;
  };
  recovery_code: {
    professional_id: string;
    code_digest: string;
  };
  unknown_sign_in: {
    cpf_digest: string;
    failed_attempts: number;
    last_at: Date;
    blocked_at: Date | null;
    blocked_until: Date | null;
  };
};
