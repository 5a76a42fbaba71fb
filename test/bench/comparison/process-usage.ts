// What a process has used, read from the system, so that every server is measured with the same rule.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** The kernel counts processor time of a process in hundredths of a second on every Linux. */
const ticksPerSecond = 100
// Places in /proc/<pid>/stat after the name, which may hold spaces.
const userTicks = 11
const systemTicks = 12
/** In /proc/net/tcp. */
const establishedState = '01'

/** Seconds of processor time, all threads together, since the process began. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[userTicks]) + Number(fields[systemTicks])) / ticksPerSecond
}

/** Resident memory now. */
export function residentBytesOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? Number.NaN) * 1024
}

/** Whether the system has an open connection at this port of a server from that port of a client. */
export function hasEstablished(serverPort: number, clientPort: number): boolean {
  const hex = (port: number): string => port.toString(16).toUpperCase().padStart(4, '0')
  return ['tcp', 'tcp6'].some(family =>
    readFileSync(`/proc/net/${family}`, 'utf8')
      .split('\n')
      .some(line => {
        const [, local = '', remote = '', state] = line.trim().split(/\s+/)
        return local.endsWith(`:${hex(serverPort)}`) && remote.endsWith(`:${hex(clientPort)}`) && state === establishedState
      }),
  )
}

export type Pinning = { readonly serverCpu: number; readonly clientCpu: number }

/** Server on the first processor, clients on the last; null where there is only one, or no `taskset`. */
export function pinningHere(): Pinning | null {
  if (cpus().length < 2) return null
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' })
    return { serverCpu: 0, clientCpu: cpus().length - 1 }
  } catch {
    return null
  }
}

/** All threads that the process has now; those it begins later follow. */
export function pin(pid: number, cpu: number): void {
  execFileSync('taskset', ['-a', '-c', '-p', String(cpu), String(pid)], { stdio: 'ignore' })
}
