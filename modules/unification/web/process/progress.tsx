import { formatNumber, JobCard } from '#ui/index';
import type { Process } from '../../contract/process.ts';

/** What is being done now: by the job of this side, or as the other side told it. */
export function ProcessProgress({ process: { step, done, total, jobId } }: { process: Process }) {
  if (step === null) return null;
  if (jobId) return <JobCard id={jobId} />;
  const counted =
    done === null ? '' : formatNumber(done) + (total === null ? '' : ` de ${formatNumber(total)}`);
  return (
    <div className="column" role="status">
      <div className="row secondary">
        <strong className="grow">{step}</strong>
        <span className="numeric text-2">{counted}</span>
      </div>
      <progress
        className="progress large"
        max={total ?? 100}
        {...(total === null ? {} : { value: done ?? 0 })}
        aria-label={step}
      />
      <span className="caption text-3">Pode sair desta página.</span>
    </div>
  );
}
