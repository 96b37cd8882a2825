// How much slower this machine is for being busy: the time that a piece of work took by the clock, for each second that it
// was really worked on. 1 on an idle machine. Goals in milliseconds hold for an idle one.
export function contention() {
  const from = process.hrtime.bigint(), before = process.cpuUsage();
  let sum = 0;
  for (let at = 0; at < 6e7; at++) sum += at % 7;
  const { user, system } = process.cpuUsage(before), wall = Number(process.hrtime.bigint() - from) / 1000;
  return sum > 0 ? Math.max(1, wall / (user + system)) : 1;
}
