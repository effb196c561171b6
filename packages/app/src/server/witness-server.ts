import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WitnessStore } from '@ancrage/io/log';
import { LONGEST_WITNESS_REQUEST } from '@ancrage/proof';

export interface WitnessServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves a witness on the loopback address (c2sp.org/tlog-witness): `POST /add-checkpoint` and `GET /<hash of origin>/checkpoint`.
 * A front end that speaks TLS passes requests on. `port` 0 lets the system choose.
 */
export async function serveWitness(store: WitnessStore, port: number): Promise<WitnessServer> {
  const server = createServer((request, response) => {
    answer(store, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.requestTimeout = 30_000;
  server.maxConnections = 256;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  store: WitnessStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, hash] = /^\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? '') ?? [];
  if (request.method === 'POST' && request.url === '/add-checkpoint') {
    const body = await bodyOf(request);
    if (body === undefined) {
      // The rest of what is sent is not waited for.
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    const { status, body: words } = await store.addCheckpoint(body);
    const type = status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8';
    response.writeHead(status, { 'content-type': type }).end(words);
    return;
  }
  const note = request.method === 'GET' && hash !== undefined ? await store.checkpoint(hash) : undefined;
  if (note === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(note);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > LONGEST_WITNESS_REQUEST) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
