// Signing in, and setting the password that a link was sent for.
export { SetPasswordPage } from './set-password-page.tsx'
export { SignInPage } from './sign-in-page.tsx'
