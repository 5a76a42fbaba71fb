// Seals what the device keeps, so that a copied disk or another person at the same browser reads nothing. The key comes
// from the server after sign-in and is held in memory only.

export type Cipher = {
  /** `about` says what the bytes are; they open only as that. */
  seal(key: CryptoKey, bytes: Uint8Array, about: string): Promise<Uint8Array>
  /** Null when the key, the bytes or `about` is another. */
  open(key: CryptoKey, sealed: Uint8Array, about: string): Promise<Uint8Array | null>
}

const algorithm = 'AES-GCM'
const nonceBytes = 12

/** AES-GCM with a random nonce in front. A person's key seals far fewer than the 2³² records that random nonces allow. */
export const webCipher: Cipher = {
  seal: async (key, bytes, about) => {
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
    const closed = await crypto.subtle.encrypt({ name: algorithm, iv, additionalData: named(about) }, key, ownBytes(bytes))
    const sealed = new Uint8Array(nonceBytes + closed.byteLength)
    sealed.set(iv)
    sealed.set(new Uint8Array(closed), nonceBytes)
    return sealed
  },
  open: async (key, sealed, about) => {
    const iv = ownBytes(sealed.subarray(0, nonceBytes))
    try {
      const opened = await crypto.subtle.decrypt(
        { name: algorithm, iv, additionalData: named(about) },
        key,
        ownBytes(sealed.subarray(nonceBytes)),
      )
      return new Uint8Array(opened)
    } catch {
      return null
    }
  },
}

/** The key from its 16 or 32 bytes; no script can read it out again. */
export const outboxKey = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', ownBytes(bytes), algorithm, false, ['encrypt', 'decrypt'])

const named = (about: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(about)

/** WebCrypto takes no view of shared memory, and the types say so. */
const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
