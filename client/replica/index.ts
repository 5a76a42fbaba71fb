// The one door to replicas of documents.
export { browserEnvironment } from './browser-environment.ts'
export type { Environment } from './environment.ts'
export { subscribeGathered } from './gathered-reading.ts'
export { useCannotKeep, useTooManyOpen, useClosedReason, useGeneration, useIsSynced, useKeptWords, useReading, useRefusals, useReplica, useReplicaStatus } from './hooks.ts'
export { openReplica } from './open-replica.ts'
export type { KeptPlace, KeptReason, KeptWords } from './outbox-entry.ts'
export type { LineState, Seen } from './provider.ts'
export type { RefusedEdit, Replica, ReplicaOptions, ReplicaStatus } from './replica.ts'
