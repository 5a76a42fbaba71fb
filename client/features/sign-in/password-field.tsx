// A password, which its owner may look at.
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../design/button.tsx'
import { TextField, type TextFieldProps } from '../../design/text-field.tsx'
import { useMessage } from '../../messages/use-message.tsx'

type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'end'> & { readonly onChange: (text: string) => void }

export function PasswordField(props: PasswordFieldProps) {
  const t = useMessage()
  const [isShown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      spellCheck="false"
      end={(
        <IconButton
          size="small"
          icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          label={isShown ? t('sign-in.hide-password') : t('sign-in.show-password')}
          onPress={() => setShown(!isShown)}
        />
      )}
    />
  )
}
