import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { randomUuid } from '#ui/client/uuid';

/** Gives a new registration an address of its own. */
export function Page() {
  const [draft] = useState(randomUuid);
  return <Navigate to="/cidadao/novo/$draft" params={{ draft }} search={{}} replace />;
}
