import { useState } from 'react';

/** An action triggered by a press: at most one at a time, with the error of the last one. */
export function useAction<Problem>(problemOf: (error: unknown) => Problem) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = async (act: () => Promise<void>): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(null);
    try {
      await act();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setIsBusy(false);
    }
  };
  return { isBusy, problem, run };
}
