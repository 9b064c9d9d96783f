import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import type { Hono } from 'hono';
import type { ApiEnv } from './api-access.js';
import { badRequest, notFound, ok, pageOf } from './api-answers.js';
import { installRelease } from './install.js';
import { type Account, type Installed, isAuthenticated, nameInUse } from './ledger.js';
import type { Release } from './release.js';
import type { SeedTemplate } from './seed-file.js';
import type { SandboxState } from './state.js';

const isGuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);

const freeName = (account: Account, name: string): string => {
  let candidate = name;
  for (let n = 2; nameInUse(account, candidate); n += 1) candidate = `${name} ${n}`;
  return candidate;
};

/** `/v1.0/templates` and `/v1.0/cycles/{id}/prerequisites`: where a host learns what to authenticate. */
export const mountCycles = (app: Hono<ApiEnv>, state: SandboxState): void => {
  const templates = () => state.seed.templates ?? [];
  const releasesOf = (template: SeedTemplate): readonly Release[] =>
    template.connectorIds.flatMap((id) => state.ledger.releases.get(id) ?? []);

  app.get('/v1.0/templates', (c) =>
    pageOf(
      templates().map((template) => ({
        Id: template.id,
        Name: template.name,
        Description: template.description ?? null,
        Connectors: releasesOf(template).map((release) => ({
          Id: release.id,
          Name: release.name,
          Version: release.seed.version ?? null,
          StepCount: 1,
          Icon: release.seed.icon ?? null,
        })),
        Tags: template.tags ?? [],
      })),
      (name) => c.req.query(name),
      state.unknowns,
    ),
  );

  // A template installs the connectors it lacks and reuses the ones that are there.
  const instance = (account: Account, release: Release): readonly Installed[] => {
    const existing = [...account.connectors.values()].find((item) => item.release === release);
    if (existing !== undefined) return [existing];
    const body = new Map([['name', freeName(account, release.name)]]);
    const installed = installRelease(state, account, release, body);
    return E.isLeft(installed) ? [] : [installed.right];
  };

  app.post('/v1.0/templates/:id/install', (c) => {
    const id = c.req.param('id');
    if (!isGuid(id)) return badRequest('The request is invalid.');
    const template = templates().find((item) => item.id.toLowerCase() === id.toLowerCase());
    if (template === undefined) return notFound(state.unknowns);
    const account = c.get('account');
    const connectors = releasesOf(template).flatMap((release) => instance(account, release));
    const cycle = {
      id: randomUUID(),
      templateId: template.id,
      name: template.name,
      connectorIds: connectors.map((connector) => connector.id),
    };
    account.cycles.set(cycle.id, cycle);
    return ok({
      Id: cycle.id,
      Name: cycle.name,
      Status: 'Paused',
      TemplateId: cycle.templateId,
      Connectors: connectors.map((connector) => ({
        Id: connector.release.id,
        AccountConnectorId: connector.id,
        Name: connector.name,
        Version: connector.release.seed.version ?? null,
        Authenticated: isAuthenticated(connector, state.unknowns),
        StepCount: 1,
        Icon: connector.release.seed.icon ?? null,
      })),
    });
  });

  app.get('/v1.0/cycles/:id/prerequisites', (c) => {
    const id = c.req.param('id');
    if (!isGuid(id)) return badRequest('The request is invalid.');
    const account = c.get('account');
    const cycle = account.cycles.get(id.toLowerCase());
    if (cycle === undefined) return notFound(state.unknowns);
    return ok(
      cycle.connectorIds
        .flatMap((connectorId) => account.connectors.get(connectorId) ?? [])
        .filter((connector) => !isAuthenticated(connector, state.unknowns))
        .filter((connector) => connector.release.seed.system !== true)
        .map((connector) => ({
          ReasonCode: 20,
          Reason: 'Unauthenticated connector',
          ObjectType: 'AccountConnector',
          ObjectId: state.unknowns.prerequisiteIds === 'text' ? String(connector.id) : connector.id,
        })),
    );
  });
};
