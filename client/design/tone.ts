// The five tones in which something is said. Each has a colour and, since colour is never alone, a shape.
export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'neutral'
