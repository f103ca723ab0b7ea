-- Processes by which another installation's base joins this one (receiving), or this one joins another (sending). Both sides
-- keep a row with the same id. docs/decisions/2026-11-21-unification-of-bases.md
create table base_unification (
  id uuid primary key,
  side text not null check (side in ('sending', 'receiving')),
  state text not null check (
    state in ('requested', 'accepted', 'running', 'deciding', 'unified', 'denied', 'cancelled', 'undone')),
  -- Name under which the unit asked.
  unit_name text not null check (length(unit_name) between 1 and 120),
  peer_installation uuid not null,
  peer_incarnation uuid not null,
  peer_name text not null,
  -- Another one since: this base was restored, and what was agreed is of its former life.
  own_incarnation uuid not null,
  responsible text not null,
  link text not null,
  words text not null,
  peer_key bytea not null,
  -- Private key of the unit, sealed; the centre derives its own.
  own_key bytea,
  requested_at timestamptz not null,
  changed_at timestamptz not null,
  frozen_at timestamptz,
  decide_by timestamptz,
  ended_at timestamptz,
  -- What this side's job is to do until it is done; null when there is nothing.
  wanted text check (wanted in ('rehearsal', 'unification', 'undo')),
  job_id uuid,
  problem text,
  checks jsonb not null default '[]',
  checked_at timestamptz,
  -- JSON, compressed, and the hash by which both sides call it.
  plan bytea,
  plan_sha256 text,
  -- Of the plan that was rehearsed, and of the one that entered.
  rehearsed text,
  entered text,
  -- The unit proved after the base had entered that nothing was written there meanwhile.
  unchanged boolean not null default false,
  rehearsal jsonb,
  report jsonb,
  check ((side = 'sending') = (own_key is not null))
);
-- One at a time goes on; others wait their turn as accepted.
create unique index base_unification_under_way on base_unification (side) where state in ('running', 'deciding');
create unique index base_unification_asked on base_unification (side)
  where side = 'sending' and state in ('requested', 'accepted', 'running', 'deciding');
create index base_unification_requested on base_unification (side, requested_at desc);
