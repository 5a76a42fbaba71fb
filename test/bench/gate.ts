// npm run bench -- gate: the gate by itself, without a server. A keystroke, and what is sent to keep it busy.
import { measureAttacks } from './gate-attacks.ts'
import { measureGate } from './gate-bench.ts'
import { currentLoad, machineRows } from './machine.ts'
import { attackRows, gateRows } from './report.ts'
import { tableOf } from './table.ts'

const load = currentLoad()
console.log(tableOf([
  { title: 'Machine', rows: machineRows(load) },
  { title: 'Gate: one keystroke on the large plan, without a network', rows: gateRows(measureGate()) },
  { title: 'Gate: updates made to keep it busy', rows: attackRows(measureAttacks()) },
]))
