// Goals that are not met yet. Each entry still has to be found: when its fault is gone, the run fails until the entry is taken
// out, so this table can only become shorter on purpose.
//   goal    as in goals/*.js
//   where   which cases of the goal; every one of them has to show the fault
//   fault   what is found there
//   reason  what is missing
export const pending = [];
