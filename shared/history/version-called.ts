// What a version that a step kept is called: by its number, as on the plan and its rounds, and by the name that it got besides.
export const versionCalled = ({ label, name }: { readonly label: string; readonly name: string | null }): string => (name === null ? label : `${label} (${name})`)
