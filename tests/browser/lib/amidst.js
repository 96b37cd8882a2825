// Times measured on a machine that may have other things to do: several runs, of which the quickest counts, against a limit
// as much longer as everything else took there, before and after that run.
import { contention } from "./contention.js";

const RUNS = 3;

/// What `measure` gives, a few times over, each with how busy the machine was.
export async function amidst(measure) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const before = contention(), seen = await measure();
    runs.push({ ...seen, busy: Math.min(before, contention()) });
  }
  return runs;
}

/// The run that was quickest by the clock, not the one that has most to blame others for.
export const quickest = (runs, name) => runs.reduce((one, other) => (other[name] < one[name] ? other : one));

/// Whether a run's time, in milliseconds, is within a limit meant for an idle machine.
export const within = (run, name, limit) => run[name] <= limit * run.busy;
