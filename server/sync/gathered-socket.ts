// A websocket as a connection writes to it: what is said to one client within a turn leaves in one write, and what is said
// to many is framed once. Most of what a sync server costs is the system call for each client and edit, so this is where
// the saving is.
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ServerSocket } from './endpoint.ts'

// RFC 6455 §5.2: the whole message in one frame of binary data. A server masks nothing, and compression is not negotiated.
const finalBinary = 0x82
const lengthIn16Bits = 126
const lengthIn64Bits = 127
/** A longer message is written beside its header, instead of being copied behind it. */
const copiedUpToBytes = 16 * 1024
/** Whoever does not answer a close by then, having stopped reading for instance, is cut off, and what waits for it let go. */
const answerMs = 5_000

/** The frame of a message, for as long as the message itself is held: everybody it is sent to gets the same bytes. */
const frameByMessage = new WeakMap<Uint8Array, readonly Buffer[]>()

/** Sockets that were spoken to in this turn. */
let waiting: GatheredSocket[] = []

function writeAll(): void {
  const speaking = waiting
  waiting = []
  for (const socket of speaking) socket.flush()
}

export class GatheredSocket implements ServerSocket {
  private readonly socket: WebSocket
  private readonly line: Duplex
  private readonly answerMs: number
  private frames: Buffer[] = []
  private gatheredBytes = 0

  /** `line` is what the websocket was upgraded on: frames are written to it directly. */
  constructor(socket: WebSocket, line: Duplex, closeAnsweredWithinMs = answerMs) {
    this.socket = socket
    this.line = line
    this.answerMs = closeAnsweredWithinMs
  }

  send(message: Uint8Array): void {
    if (this.frames.length === 0) {
      if (waiting.length === 0) queueMicrotask(writeAll)
      waiting.push(this)
    }
    let frame = frameByMessage.get(message)
    if (frame === undefined) frameByMessage.set(message, (frame = frameOf(message)))
    for (const part of frame) {
      this.frames.push(part)
      this.gatheredBytes += part.byteLength
    }
  }

  close(code: number, reason: string): void {
    this.flush()
    const cutOff = setTimeout(() => this.socket.terminate(), this.answerMs).unref()
    this.socket.once('close', () => clearTimeout(cutOff))
    this.socket.close(code, reason)
  }

  on(event: 'message' | 'close', listener: (data: unknown, isBinary: boolean) => void): void {
    this.socket.on(event, listener)
  }

  get bufferedAmount(): number {
    return this.line.writableLength + this.gatheredBytes
  }

  flush(): void {
    const { frames, line } = this
    this.frames = []
    this.gatheredBytes = 0
    const [first] = frames
    if (first === undefined || this.socket.readyState !== this.socket.OPEN) return
    if (frames.length === 1) {
      line.write(first)
      return
    }
    line.cork()
    for (const frame of frames) line.write(frame)
    line.uncork()
  }
}

/** One buffer, or header and message where the message is long. */
export function frameOf(message: Uint8Array): readonly Buffer[] {
  const length = message.byteLength
  const headerBytes = length < lengthIn16Bits ? 2 : length < 0x1_0000 ? 4 : 10
  const isCopied = length <= copiedUpToBytes
  const header = Buffer.allocUnsafe(isCopied ? headerBytes + length : headerBytes)
  header[0] = finalBinary
  if (headerBytes === 2) header[1] = length
  else if (headerBytes === 4) {
    header[1] = lengthIn16Bits
    header.writeUInt16BE(length, 2)
  } else {
    header[1] = lengthIn64Bits
    header.writeBigUInt64BE(BigInt(length), 2)
  }
  if (isCopied) {
    header.set(message, headerBytes)
    return [header]
  }
  return [header, Buffer.from(message.buffer, message.byteOffset, length)]
}
