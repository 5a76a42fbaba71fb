// What a person is told by mail: choosing it, and switching it off from a message.
export { DigestOffPage } from './digest-off-page.tsx'
export { DigestPage } from './digest-page.tsx'
