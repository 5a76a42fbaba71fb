// Signing in, and setting the password that a link was sent for; and what other pages before sign-in are made of.
export { enterAnew } from './enter-anew.ts'
export { EntryFrame } from './entry-frame.tsx'
export { NewPasswordForm } from './new-password-form.tsx'
export { PasswordField } from './password-field.tsx'
export { SetPasswordPage } from './set-password-page.tsx'
export { SignInPage } from './sign-in-page.tsx'
