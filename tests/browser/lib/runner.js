// Runs the cases of every goal and compares what they find with `pending.js`. A fault that is not listed there fails the
// run, and so does an entry of the list that no longer finds its fault: the list can only shrink by being looked at.
const WORKERS = 3; // one more than a small machine's processors, since a case often waits for its page
const LIMIT = 900_000; // what hangs, ends; no measure of speed, since a machine may have other things to do

/// What an entry of `pending.js` says about a goal's case: does it speak of it?
const about = (entry, goal, name) => entry.goal === goal && entry.where.test(name);

async function runCase(goal, one, world) {
  let timer;
  const late = new Promise((_, fail) => { timer = setTimeout(() => fail(new Error(`not done after ${LIMIT / 1000} s`)), LIMIT); });
  const from = Date.now();
  try {
    const { faults, figure } = await Promise.race([goal.check(one, world), late]);
    return { goal: goal.id, name: one.name, faults: [...new Set(faults)], figure, took: Date.now() - from };
  } catch (error) {
    return { goal: goal.id, name: one.name, broken: true, faults: [`could not be checked: ${error.stack ?? error}`], took: Date.now() - from };
  } finally {
    clearTimeout(timer);
  }
}

/// Runs every case: first those that measure time, one by one, then the others beside each other.
export async function runAll(goals, world, report) {
  const jobs = goals.flatMap(goal => goal.cases(world).map(one => ({ goal, one })));
  for (const goal of goals) if (!jobs.some(job => job.goal === goal)) throw new Error(`goal ${goal.id} has no case`);
  const results = [];
  const work = async queue => {
    for (let job; (job = queue.shift());) {
      const result = await runCase(job.goal, job.one, world);
      results.push(result);
      report(result);
    }
  };
  await work(jobs.filter(job => job.goal.alone));
  const queue = jobs.filter(job => !job.goal.alone);
  await Promise.all(Array.from({ length: WORKERS }, () => work(queue)));
  return results;
}

/// What is wrong with the run: new faults, and entries of the list that have had their day.
export function judge(results, pending) {
  const wrong = [];
  for (const { goal, name, faults, broken } of results) {
    const entries = pending.filter(entry => about(entry, goal, name));
    for (const fault of faults) if (!entries.some(entry => entry.fault.test(fault))) wrong.push(`${goal} (${name}): ${fault}`);
    for (const entry of broken ? [] : entries) {
      if (!faults.some(fault => entry.fault.test(fault))) wrong.push(`${goal} (${name}): ${entry.fault} is no longer found: take it out of pending.js`);
    }
  }
  const ran = new Set(results.map(result => result.goal));
  for (const entry of pending) {
    const judged = results.some(result => about(entry, result.goal, result.name));
    if (ran.has(entry.goal) && !judged) wrong.push(`${entry.goal} has no case ${entry.where}, of which pending.js speaks`);
  }
  return wrong;
}
