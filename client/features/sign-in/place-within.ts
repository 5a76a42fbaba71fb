// Where to go after signing in: only a place of this workspace. An address that somebody else put into a link leads home.
export function placeWithin(wish: string | null): string {
  return wish !== null && /^\/(?![/\\])/.test(wish) && !wish.startsWith('/sign-in') ? wish : '/'
}
