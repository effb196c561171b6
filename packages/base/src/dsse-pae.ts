const encoder = new TextEncoder();

/**
 * Pre-authentication encoding of DSSE v1, the bytes that such an envelope signs: `DSSEv1`, then the length in bytes and
 * the value of the payload's type and of the payload, separated by single spaces.
 */
export function dssePae(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = encoder.encode(payloadType);
  return Buffer.concat([
    encoder.encode(`DSSEv1 ${type.length} `),
    type,
    encoder.encode(` ${payload.length} `),
    payload,
  ]);
}
