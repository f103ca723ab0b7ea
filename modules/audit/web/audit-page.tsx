import { useState } from 'react';
import { civilToday } from '#ui/kit/dates';
import { Page as Frame, useAccess, useUrlFilters } from '#ui/index';
import { EventsTable } from './events-table.tsx';
import { HistoryCard } from './history-card.tsx';
import { TrailForm } from './trail-form.tsx';
import { defaultFilters, toQuery } from './trail-filters.ts';
import './audit.css';

/** "Auditoria": what to look for, the files made of it, and the events. */
export function Page() {
  const { timeZone } = useAccess();
  const [defaults] = useState(() => defaultFilters(civilToday(new Date(), timeZone)));
  const [filters, setFilters] = useUrlFilters(defaults);
  return (
    <Frame title="Auditoria">
      <TrailForm filters={filters} defaults={defaults} onSearch={setFilters} />
      <HistoryCard />
      <EventsTable query={toQuery(filters)} onClear={() => setFilters(defaults)} />
    </Frame>
  );
}
