import type { BodyFault } from './request-body.js';
import type { Unknowns } from './unknowns.js';

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });

/** 200 with a JSON body. */
export const ok = (body: unknown, headers: Record<string, string> = {}): Response =>
  json(200, body, headers);

/** An error as ASP.NET Web API writes it. */
export const message = (status: number, text: string): Response => json(status, { Message: text });

/** 400 with Cyclr's words. */
export const badRequest = (text: string): Response => message(400, text);

/** 401: no bearer, a bad one, or no account header. */
export const unauthorized = (unknowns: Unknowns): Response => {
  if (unknowns.unauthorizedBody === 'empty') return new Response(null, { status: 401 });
  if (unknowns.unauthorizedBody === 'html') {
    return new Response('<!doctype html><title>401</title><h1>401 - Unauthorized</h1>', {
      status: 401,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }
  return message(401, 'Authorization has been denied for this request.');
};

/** 404: nothing has this id. */
export const notFound = (unknowns: Unknowns): Response =>
  unknowns.notFoundBody === 'message'
    ? message(404, 'Not found.')
    : new Response(null, { status: 404 });

/** The answer to a body that could not be read. */
export const unreadableBody = (fault: BodyFault): Response =>
  fault === 'mediaType'
    ? message(415, "The request entity's media type is not supported for this resource.")
    : badRequest('The request is invalid.');

/**
 * One page of rows as a bare array, counted in the headers.
 * A page that makes no sense is taken as the first; a page past the end is empty.
 */
export const pageOf = (
  rows: readonly unknown[],
  query: (name: string) => string | undefined,
  unknowns: Unknowns,
): Response => {
  const positive = (text: string | undefined, otherwise: number): number =>
    text !== undefined && /^\d+$/.test(text) && Number(text) > 0 ? Number(text) : otherwise;
  const size = Math.min(
    positive(query('pageSize'), unknowns.defaultPageSize),
    unknowns.maxPageSize,
  );
  const start = (positive(query('page'), 1) - 1) * size;
  return ok(rows.slice(start, start + size), {
    'Total-Pages': String(Math.ceil(rows.length / size)),
    'Total-Records': String(rows.length),
  });
};
