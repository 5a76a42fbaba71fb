export const nodeArguments: readonly string[]
