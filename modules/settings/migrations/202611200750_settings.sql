-- Requests to reset the installer: the chave of each is another, so that an answer given once opens nothing later.
create table installer_reset (
  id uuid primary key,
  action text not null check (action in ('password', 'installer')),
  cpf char(11) not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
