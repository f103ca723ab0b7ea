import type { Process } from '../../contract/process.ts';

/** Four words that both sides show: equal ones say that nobody stands between. */
export function Words({ process: { words, peer, side } }: { process: Process }) {
  return (
    <div className="column">
      <p className="secondary text-2">
        Telefone para quem administra {side === 'sending' ? 'a central' : peer} e comparem: as quatro palavras
        têm de ser as mesmas dos dois lados. Se não forem, {side === 'sending' ? 'cancele' : 'negue'}: alguém
        está no meio do caminho.
      </p>
      <ul className="row wrap unification-words" aria-label="Palavras para comparar">
        {words.split(' ').map((word, place) => (
          <li key={`${place} ${word}`}>{word}</li>
        ))}
      </ul>
    </div>
  );
}
